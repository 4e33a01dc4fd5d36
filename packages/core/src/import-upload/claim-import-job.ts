import { type ImportRow, imports } from '@rolecall/db/tables/imports';
import { and, asc, eq, gt, isNotNull, notExists, sql } from 'drizzle-orm';
import type { Installation } from '../context.ts';
import { sizeOf, uploadPath } from './import-files.ts';
import { reportOf } from './import-report.ts';

/** For how long a process has a job without a word, in milliseconds. */
export const LEASE_MS = 30_000;
/** How often a job may be taken: what a process does not survive would end one after the other. */
const CLAIMS_MAX = 3;
const GIVEN_UP =
  'The server tried this three times and did not finish. Try again, or import the file on the command line.';

/** A job as a process took it. */
export type ClaimedJob = Pick<ImportRow, 'id' | 'jobRun'>;

/** Holds as long as no one else was given the job, and no one stopped it. */
export const isStillMine = ({ id, jobRun }: ClaimedJob) =>
  and(eq(imports.id, id), eq(imports.jobRun, jobRun));

/**
 * Takes the oldest job that this process can do: the file has to be on its disk. There is one job at
 * a time for all processes together.
 */
export async function claimImportJob(core: Installation): Promise<ImportRow | undefined> {
  const waiting = await core.db
    .readConsistent()
    .select()
    .from(imports)
    .where(isNotNull(imports.job))
    .orderBy(asc(imports.createdAt));
  const now = core.now();
  if (waiting.some(({ leasedUntil }) => leasedUntil !== null && leasedUntil > now))
    return undefined;
  for (const row of waiting) {
    const { id, job } = row;
    if (row.jobClaims >= CLAIMS_MAX) {
      await endImportJob(core, row, { report: { ...reportOf(row), problem: GIVEN_UP } });
      continue;
    }
    if (job !== 'undo' && (await sizeOf(uploadPath(core, id))) === 0) continue;
    const claimed = await claim(core, id);
    if (claimed !== undefined) return claimed;
  }
  return undefined;
}

async function claim(core: Installation, id: string): Promise<ImportRow | undefined> {
  const now = core.now();
  const [row] = await core.db.transaction((tx) =>
    tx
      .update(imports)
      .set({
        leasedUntil: new Date(now.getTime() + LEASE_MS),
        jobRun: sql`${imports.jobRun} + 1`,
        jobClaims: sql`${imports.jobClaims} + 1`,
      })
      .where(
        and(
          eq(imports.id, id),
          isNotNull(imports.job),
          notExists(
            tx.select({ id: imports.id }).from(imports).where(gt(imports.leasedUntil, now)),
          ),
        ),
      )
      .returning(),
  );
  return row;
}

/**
 * Gives a job back that was not finished, for the next process, and does not count that it was taken.
 * @param values what else is noted; with a lease it is left alone until then
 */
export async function releaseImportJob(
  core: Installation,
  row: ImportRow,
  values: Partial<ImportRow> = {},
): Promise<void> {
  await core.db.transaction((tx) =>
    tx
      .update(imports)
      .set({ leasedUntil: null, jobClaims: row.jobClaims - 1, ...values })
      .where(isStillMine(row)),
  );
}

/** Ends a job, unless it was stopped or given to someone else meanwhile. */
export async function endImportJob(
  core: Installation,
  row: ClaimedJob,
  values: Partial<ImportRow>,
): Promise<void> {
  await core.db.transaction((tx) =>
    tx
      .update(imports)
      .set({ ...values, job: null, leasedUntil: null })
      .where(isStillMine(row)),
  );
}
