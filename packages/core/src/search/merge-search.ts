import { setTimeout as rest } from 'node:timers/promises';
import type { Database, Reader, Transaction } from '@rolecall/db/database';
import { SEARCH_INDEXES, type SearchIndex } from '@rolecall/db/search-indexes';
import { eq, sql } from 'drizzle-orm';

/** So many pages are written in one transaction. */
const PAGES_AT_ONCE = 64;

/**
 * How long others write in between, in milliseconds. A chore rests longer: while many sign up there
 * is always more to merge, and to merge what a tenth of a second added costs little more than to
 * merge a single sign-up.
 */
const REST_MS = 5;
const CHORE_REST_MS = 100;

/** After how many transactions whoever writes many of them merges: there may be no chore beside it. */
export const BATCHES_BETWEEN_MERGES = 100;

/** The row in which FTS5 keeps what segments there are. Source: ext/fts5/fts5_index.c of SQLite. */
const SEGMENTS = 10;

/**
 * Merges what was added to the search indexes into few segments, off the event loop and a little at a
 * time: a search reads every segment there is. Nodes that do it at once share the work. Why SQLite
 * does not do it by itself: docs/decisions/056.
 * @param draining once aborted, it leaves the rest to its next turn
 * @param onStep called after each transaction
 */
export async function mergeSearch(
  db: Database,
  draining?: AbortSignal,
  onStep?: () => void,
): Promise<void> {
  await merger(db, REST_MS, onStep)(draining);
}

/**
 * `mergeSearch` for a chore: it writes nothing to an index to which nothing was added since its last
 * turn. The indexes take turns, so that one to which much is added keeps none waiting.
 */
export function searchMerger(db: Database): (draining?: AbortSignal) => Promise<void> {
  return merger(db, CHORE_REST_MS);
}

function merger(
  db: Database,
  restMs: number,
  onStep?: () => void,
): (draining?: AbortSignal) => Promise<void> {
  const merged = new Map<SearchIndex, string | undefined>();
  const step = async (index: SearchIndex): Promise<boolean> => {
    if ((await segmentsOf(db.readConsistent(), index)) === merged.get(index)) return false;
    const { before, after } = await db.transaction((tx) => mergeSome(tx, index), { isLong: true });
    if (before === after) merged.set(index, after);
    return before !== after;
  };
  return async (draining) => {
    for (let isMerging = true; isMerging; ) {
      isMerging = false;
      for (const index of SEARCH_INDEXES) {
        if (draining?.aborted) return;
        if (!(await step(index))) continue;
        isMerging = true;
        onStep?.();
        await rest(restMs, undefined, { signal: draining }).catch(() => undefined);
      }
    }
  };
}

/** @returns the segments before and after: the same when there was nothing to merge */
async function mergeSome(tx: Transaction, index: SearchIndex) {
  const before = await segmentsOf(tx, index);
  await tx.insert(index.commands).values({ command: 'merge', rank: PAGES_AT_ONCE });
  return { before, after: await segmentsOf(tx, index) };
}

async function segmentsOf(db: Reader, { data }: SearchIndex): Promise<string | undefined> {
  const [row] = await db
    .select({ segments: sql<string>`hex(${data.block})` })
    .from(data)
    .where(eq(data.id, SEGMENTS));
  return row?.segments;
}
