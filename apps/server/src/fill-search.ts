import type { Installation } from '@rolecall/core/context';
import { type FilledBatch, fillMissingSearch } from '@rolecall/core/search/fill-missing-search';
import { countMissingSearch } from '@rolecall/core/search/search-completeness';
import type { Logger } from 'pino';

/** How often the log says how far it is, in milliseconds. */
const TOLD_MS = 15_000;
/** Fewer are filled at once, and not worth a line. */
const FEW = 1_000;

/** Makes findable what is not yet, beside the requests, and says in the log how far it is. */
export async function fillSearch(
  { db }: Installation,
  logger: Logger,
  draining: AbortSignal,
): Promise<void> {
  const left = await countMissingSearch(db.read);
  const isTold = left.users + left.posts >= FEW;
  if (isTold) {
    logger.info({ left }, 'preparing search in the background: until then it is incomplete');
  }
  let toldAt = performance.now();
  const onBatch = ({ what, rows }: FilledBatch) => {
    // Other nodes fill, too.
    left[what] = Math.max(0, left[what] - rows);
    if (!isTold || performance.now() - toldAt < TOLD_MS) return;
    toldAt = performance.now();
    logger.info({ left }, 'preparing search');
  };
  await fillMissingSearch(db, draining, onBatch);
  if (isTold && !draining.aborted) logger.info('search is complete');
}
