import { DOMAIN_SETTINGS } from './settings/domain-settings.ts';
import { SERVER_SETTINGS } from './settings/server-settings.ts';
import type { Setting } from './settings/setting.ts';

// Every setting there is. The environment is read by these tables; .env.example, docs/settings.md and
// the configuration of packages/core are made from them: `bun run settings` in apps/server.

/** All of them, by group. */
export const SETTINGS = { ...SERVER_SETTINGS, ...DOMAIN_SETTINGS };

/** All of them, in one list. */
export const ALL_SETTINGS = Object.values(SETTINGS).flatMap((group): Setting[] =>
  Object.values(group),
);
