import type { ImportRow } from '@rolecall/db/tables/imports';
import type { Installation } from '../context.ts';
import { endImportJob, releaseImportJob } from './claim-import-job.ts';
import { delayOf, reportOf } from './import-report.ts';

/** How long a job rests whose database was away, or too slow, in milliseconds. */
const REST_MS = 2_000;

/** For how long it is tried without getting further, in milliseconds. */
const TRIED_MS = 3_600_000;
const GIVEN_UP =
  'The database was unavailable or too slow for an hour. Try again once it has recovered.';

/**
 * Gives a job back for a moment: that its database was away is no fault of its own. One that got no
 * further for an hour ends.
 */
export async function restImportJob(core: Installation, row: ImportRow): Promise<void> {
  const now = core.now();
  const { rowsDone } = row;
  const before = delayOf(row);
  const since = before?.rowsDone === rowsDone ? new Date(before.since) : now;
  if (now.getTime() - since.getTime() > TRIED_MS) {
    return endImportJob(core, row, { report: { ...reportOf(row), problem: GIVEN_UP } });
  }
  const delay = { since: since.toISOString(), rowsDone };
  await releaseImportJob(core, row, {
    leasedUntil: new Date(now.getTime() + REST_MS),
    report: { ...reportOf(row), delay },
  });
}
