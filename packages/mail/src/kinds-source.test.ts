import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { kindsSource } from './kinds-source.ts';

test('the schemas know the kinds there are', async () => {
  const file = new URL('../../schemas/src/mail.ts', import.meta.url);
  // Stale: bun run kinds, in packages/mail.
  expect(await readFile(file, 'utf8')).toBe(kindsSource());
});
