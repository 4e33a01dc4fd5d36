import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

/** The file beside a database that says how the last program left it. */
export const MARK = '.shutdown';

const Mark = z.union([
  z.object({ state: z.literal('open') }),
  z.object({ state: z.literal('closed'), size: z.number(), modifiedAt: z.number() }),
]);
type Mark = z.infer<typeof Mark>;

/**
 * What is odd about how a database file was left, before it is opened: in one sentence, for an
 * operator. SQLite itself takes a log that is missing or cut short for one that ended there.
 * @returns nothing when the last program closed it and the file has not changed since
 */
export function oddShutdown(path: string): string | undefined {
  const mark = readMark(path);
  if (mark === undefined || !existsSync(path)) return undefined;
  const log = statSync(`${path}-wal`, { throwIfNoEntry: false });
  if (mark.state === 'open') {
    if (log !== undefined) return undefined;
    return `${path}-wal is missing, and the database was not closed properly: what was written last may be lost. If the file was copied, copy the log with it, or restore a backup.`;
  }
  const { size, mtimeMs } = statSync(path);
  const isSame = size === mark.size && Math.trunc(mtimeMs) === mark.modifiedAt;
  if (isSame && (log?.size ?? 0) === 0) return undefined;
  return `${path} has changed since the last shutdown (${mark.size} bytes then, ${size} now): it was replaced or changed by another program. If that was not intended, restore a backup.`;
}

/** Notes that a program has the database open. */
export function markOpen(path: string): void {
  writeMark(path, { state: 'open' });
}

/** Notes how the file was left, unless another program still has it open: its log is there then. */
export function markClosed(path: string): void {
  const file = statSync(path, { throwIfNoEntry: false });
  if (file === undefined) rmSync(path + MARK, { force: true });
  else if (!existsSync(`${path}-wal`)) {
    writeMark(path, {
      state: 'closed',
      size: file.size,
      modifiedAt: Math.trunc(file.mtimeMs),
    });
  }
}

function readMark(path: string): Mark | undefined {
  try {
    return Mark.safeParse(JSON.parse(readFileSync(path + MARK, 'utf8'))).data;
  } catch {
    return undefined;
  }
}

/** No database is refused for a mark that cannot be written. */
function writeMark(path: string, mark: Mark): void {
  try {
    writeFileSync(path + MARK, `${JSON.stringify(mark)}\n`);
  } catch {
    // The next start knows nothing of this one.
  }
}
