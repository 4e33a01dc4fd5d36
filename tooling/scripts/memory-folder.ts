import { readFileSync, statfsSync } from 'node:fs';

const PLACE = '/dev/shm';
/** What the databases of all tests that run at once may take, in bytes, with much to spare. */
const LEAST_FREE = 4 * 1024 ** 3;

/**
 * A folder in memory for what tests write: they wait for a disk at each commit otherwise, half of the
 * time on a slow one.
 * @returns nothing where there is none that is large enough and lets programs run
 */
export function memoryFolder(): string | undefined {
  try {
    const mount = readFileSync('/proc/mounts', 'utf8')
      .split('\n')
      .map((line) => line.split(' '))
      .find(([, place, kind]) => place === PLACE && kind === 'tmpfs');
    const { bavail, bsize } = statfsSync(PLACE);
    const isLarge = bavail * bsize >= LEAST_FREE;
    return isLarge && mount?.[3]?.split(',').includes('noexec') === false ? PLACE : undefined;
  } catch {
    return undefined;
  }
}
