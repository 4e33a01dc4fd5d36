import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let folder: string | undefined;

/** All temporary files of a run are in one folder, which goes with it: workers have no end to tidy up at. */
export function setup(): void {
  folder = mkdtempSync(join(tmpdir(), 'rolecall-tests-'));
  process.env.TMPDIR = folder;
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      teardown();
      process.kill(process.pid, signal);
    });
  }
}

export function teardown(): void {
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
}
