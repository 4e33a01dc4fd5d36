import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { COMMAND_LINE_PAGE, commandLineText } from './command-line-file.ts';

test('docs/command-line.md is committed as the commands make it', () => {
  // Stale: bun run command-line, in apps/server.
  expect(readFileSync(COMMAND_LINE_PAGE, 'utf8')).toBe(commandLineText());
});
