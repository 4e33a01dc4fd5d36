import { type ImportRow, imports } from '@rolecall/db/tables/imports';
import { and, asc, eq, gt, isNotNull, notExists } from 'drizzle-orm';
import type { Installation } from '../context.ts';
import { sizeOf, uploadPath } from './import-files.ts';

/** For how long a process has a job without a word, in milliseconds. */
export const LEASE_MS = 30_000;

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
  for (const { id, job } of waiting) {
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
      .set({ leasedUntil: new Date(now.getTime() + LEASE_MS) })
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

/** Gives a job back that was not finished, for the next process. */
export async function releaseImportJob(core: Installation, id: string): Promise<void> {
  await core.db.transaction((tx) =>
    tx.update(imports).set({ leasedUntil: null }).where(eq(imports.id, id)),
  );
}

/** Ends a job, unless it was stopped meanwhile. */
export async function endImportJob(
  core: Installation,
  id: string,
  values: Partial<ImportRow>,
): Promise<void> {
  await core.db.transaction((tx) =>
    tx
      .update(imports)
      .set({ ...values, job: null, leasedUntil: null })
      .where(and(eq(imports.id, id), isNotNull(imports.job))),
  );
}
