import { freeMemory } from '@rolecall/core/free-memory';
import { BATCHES_BETWEEN_MERGES, mergeSearch } from '@rolecall/core/search/merge-search';
import type { Database } from '@rolecall/db/database';
import { LOCK_PAUSE_MS } from '@rolecall/db/write-lane';

/** Growth that is given back at once, in MiB: no one waits for anything else in this process. */
const WORTH_FREEING_MIB = 4;

/** Longer than the longest pause between two tries: whoever waits for the lock of the file gets it. */
const REST_MS = 2 * LOCK_PAUSE_MS;

export const freeSoon = (): void => freeMemory(WORTH_FREEING_MIB);

/** What to do after each batch of a command that changes very many users: it may have no server beside it. */
export function betweenBatches(db: Database): () => Promise<void> {
  let batches = 0;
  return async () => {
    if (++batches % BATCHES_BETWEEN_MERGES === 0) await mergeSearch(db, undefined, freeSoon);
    freeSoon();
    await Bun.sleep(REST_MS);
  };
}
