import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { settingsFiles } from './settings-files.ts';

test.each(settingsFiles())('%s is committed as the table makes it', (path, text) => {
  // Stale: bun run settings, in apps/server.
  expect(readFileSync(path, 'utf8')).toBe(text);
});
