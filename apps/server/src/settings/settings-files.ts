import { inRoot } from '../in-root.ts';
import { SETTINGS } from '../settings.ts';
import { configSource } from './config-source.ts';
import { DOMAIN_SETTINGS } from './domain-settings.ts';
import { envExample } from './env-example.ts';
import { settingsPage } from './settings-page.ts';

/** The files that are made from the table of settings: path and text. */
export function settingsFiles(): [path: string, text: string][] {
  return [
    [inRoot('.env.example'), envExample(SETTINGS)],
    [inRoot('docs/settings.md'), settingsPage(SETTINGS)],
    [inRoot('packages/core/src/config.ts'), configSource(DOMAIN_SETTINGS)],
  ];
}
