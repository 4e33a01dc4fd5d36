import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '@rolecall/testkit/temporary-folder';
import { afterEach, beforeEach, expect, test } from 'vitest';

const PROGRAM = `
  import { exitOnSignal } from '${join(import.meta.dirname, 'exit-on-signal.ts')}';
  import { removedOnExit } from '@rolecall/db/backup/removed-on-exit';
  exitOnSignal();
  await removedOnExit([process.argv[1]], () => {
    console.log('at work');
    return Bun.sleep(60_000);
  });
`;

let place: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  place = temporaryFolder('signal');
});
afterEach(() => place.remove());

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)('%s leaves none of the files of the work that it ends', async (signal, code) => {
  const file = join(place.folder, 'half.database');
  writeFileSync(file, 'half');
  const child = Bun.spawn([process.execPath, '-e', PROGRAM, file], {
    cwd: import.meta.dirname,
    stdout: 'pipe',
  });
  await child.stdout.getReader().read();
  child.kill(signal);
  expect(await child.exited).toBe(code);
  expect(existsSync(file)).toBe(false);
});
