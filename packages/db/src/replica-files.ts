import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';

/** What libSQL puts beside a replica's file. */
const BESIDE = ['-wal', '-shm', '-info', '-client_wal_index'];

/** Ours: names the primary that the replica has caught up with. */
const markOf = (path: string) => `${path}-primary`;

const sizeOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

/** Whether the file has been in step with this primary: it is whole, if perhaps behind. */
export function isWholeReplica(path: string, url: string): boolean {
  if (sizeOf(path) === 0 || !existsSync(markOf(path))) return false;
  return readFileSync(markOf(path), 'utf8') === url;
}

/** Notes that the replica has been in step with this primary. */
export function markWhole(path: string, url: string): void {
  writeFileSync(markOf(path), url);
}

/** Deletes a replica; the next step makes it anew. */
export function removeReplica(path: string): void {
  for (const file of [markOf(path), path, ...BESIDE.map((end) => path + end)]) {
    rmSync(file, { force: true });
  }
}

/** When the replica was last written to, in milliseconds of the epoch. */
export function lastChangeOf(path: string): number {
  const times = [path, `${path}-wal`].map(
    (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0,
  );
  return Math.max(...times);
}
