import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for the data of one server; `remove` deletes it. */
export function temporaryFolder(name: string) {
  const folder = mkdtempSync(join(tmpdir(), `rolecall-${name}-`));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
