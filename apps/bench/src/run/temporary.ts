import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onCleanUp } from './clean-up.ts';

/** A folder of its own that goes away with the run, or sooner by `remove`. */
export function temporaryFolder(): { folder: string; remove: () => Promise<void> } {
  const folder = mkdtempSync(join(tmpdir(), 'rolecall-bench-'));
  return { folder, remove: onCleanUp(() => rmSync(folder, { recursive: true, force: true })) };
}
