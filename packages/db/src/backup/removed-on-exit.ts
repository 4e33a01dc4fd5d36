import { rmSync } from 'node:fs';

/**
 * Runs work that has files for itself, which go with a process that exits meanwhile.
 * @param files whose removal is the work's own where it ends
 */
export async function removedOnExit<T>(
  files: readonly string[],
  work: () => Promise<T>,
): Promise<T> {
  const remove = () => {
    for (const file of files) rmSync(file, { force: true });
  };
  process.on('exit', remove);
  try {
    return await work();
  } finally {
    process.off('exit', remove);
  }
}
