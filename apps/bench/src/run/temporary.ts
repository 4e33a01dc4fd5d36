import { temporaryFolder as newFolder } from '@rolecall/testkit/temporary-folder';
import { onCleanUp } from './clean-up.ts';

/** A folder of its own that goes away with the run, or sooner by `remove`. */
export function temporaryFolder(): { folder: string; remove: () => Promise<void> } {
  const { folder, remove } = newFolder('bench');
  return { folder, remove: onCleanUp(remove) };
}
