import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { COMMANDS } from '../commands.ts';
import { commandLineFiles } from './command-line-files.ts';

test.each(commandLineFiles(COMMANDS))('%s is committed as the commands make it', (path, text) => {
  // Stale: bun run command-line, in apps/server.
  expect(readFileSync(path, 'utf8')).toBe(text);
});
