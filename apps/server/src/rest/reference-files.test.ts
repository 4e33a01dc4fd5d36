import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { referenceFiles } from './reference-files.ts';

test.each(await referenceFiles())('%s is committed as the routes make it', (path, text) => {
  // Stale: bun run openapi, in apps/server.
  expect(readFileSync(path, 'utf8')).toBe(text);
});
