import { rmSync } from 'node:fs';

/**
 * Runs work whose temporary files are deleted if the process exits before it ends.
 * @param files when the work ends by itself, it deletes them itself
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
