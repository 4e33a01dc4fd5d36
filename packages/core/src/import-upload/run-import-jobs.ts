import { rm } from 'node:fs/promises';
import { isUnavailable } from '@rolecall/db/errors';
import type { ImportRow } from '@rolecall/db/tables/imports';
import { KEPT_USERS_MAX } from '@rolecall/schemas/bounds';
import { atPrimary, type Context, type Installation, systemContext } from '../context.ts';
import { DAY_MS } from '../durations.ts';
import { continueImport } from '../import/continue-import.ts';
import { openImport } from '../import/open-import.ts';
import { planImport } from '../import/plan-import.ts';
import { undoImport } from '../import/undo-import.ts';
import { inSpan } from '../traced.ts';
import { claimImportJob, endImportJob, releaseImportJob } from './claim-import-job.ts';
import { countInvited } from './count-invited.ts';
import { resultPath, uploadPath } from './import-files.ts';
import { boundedPlan, reportOf, settingsOf } from './import-report.ts';
import { createJobBeat, createJobGuard, type JobBeat, JobEndedError } from './job-beat.ts';
import { jobProblem } from './job-problem.ts';
import { restImportJob } from './rest-import-job.ts';
import { appendResult } from './result-csv.ts';
import { toImportOptions } from './to-import-options.ts';

/** How long the result of an import can be downloaded, in milliseconds. */
const RESULT_KEPT_MS = 30 * DAY_MS;

/**
 * Does what waits to be done with uploaded files, one job after the other. One that is cut off goes
 * on here or in another process.
 * @throws what a job fails with unexpectedly: it is tried again when its lease is over, or soon where
 *   the database was away
 */
export async function runImportJobs(core: Installation, draining?: AbortSignal): Promise<void> {
  while (!draining?.aborted) {
    const row = await claimImportJob(core);
    if (row === undefined) return;
    const span = { name: `import ${row.job}`, attributes: { 'rolecall.import.id': row.id } };
    await inSpan(core.trace, span, () => runJob(core, row, draining));
  }
}

async function runJob(core: Installation, row: ImportRow, draining?: AbortSignal): Promise<void> {
  const ctx = systemContext(core, 'import');
  const beat = createJobBeat(core, row, draining);
  try {
    await endImportJob(core, row, await JOBS[row.job ?? 'plan'](ctx, row, beat, draining));
    if (row.job === 'apply') await rm(uploadPath(core, row.id), { force: true });
  } catch (error) {
    if (draining?.aborted) return releaseImportJob(core, row);
    if (error instanceof JobEndedError && error.reason === 'stopped') return;
    if (isUnavailable(error)) {
      // Where that can't be stored either, its lease runs out.
      await restImportJob(core, row).catch(() => undefined);
      throw error;
    }
    const problem = jobProblem(error);
    await endImportJob(core, row, { report: { ...reportOf(row), problem } });
  }
}

type Job = (
  ctx: Context,
  row: ImportRow,
  beat: JobBeat,
  signal?: AbortSignal,
) => Promise<Partial<ImportRow>>;

const JOBS: Record<NonNullable<ImportRow['job']>, Job> = {
  plan: async (ctx, row, beat, signal) => {
    const options = { ...toImportOptions(settingsOf(row), ctx.now()), signal };
    const plan = await planImport(ctx, uploadPath(ctx, row.id), options, (rows) =>
      beat(rows.at(-1)?.row ?? 0),
    );
    return { system: plan.system, rowsRead: plan.rows, report: { plan: boundedPlan(plan) } };
  },
  apply: async (ctx, row, beat, signal) => {
    const report = reportOf(row);
    const { firebaseConfig: _secret, ...settings } = settingsOf(row);
    const options = { ...toImportOptions(settingsOf(row), ctx.now()), signal };
    const opened = await openImport(uploadPath(ctx, row.id), options);
    let rowsRead = 0;
    await continueImport(
      ctx,
      opened,
      row,
      { invite: report.invite, ...jobOf(row) },
      async (rows) => {
        await appendResult(resultPath(ctx, row.id), rows);
        rowsRead = rows.at(-1)?.row ?? rowsRead;
        await beat(rowsRead);
      },
    );
    const expiresAt = new Date(ctx.now().getTime() + RESULT_KEPT_MS);
    const invited = report.invite ? await countInvited(primary(ctx), row.id) : undefined;
    return { settings, report: { ...report, invited }, rowsRead, expiresAt };
  },
  undo: async (ctx, row, beat) => {
    const before = reportOf(row);
    const invited =
      before.invited ?? (before.invite ? await countInvited(primary(ctx), row.id) : undefined);
    const { removed, kept, ...undone } = await undoImport(ctx, row.id, beat, jobOf(row));
    const keptUsers = undone.keptUsers
      .slice(0, KEPT_USERS_MAX)
      .map(({ id, reason }) => ({ id, reason }));
    await rm(uploadPath(ctx, row.id), { force: true });
    const { firebaseConfig: _secret, ...settings } = settingsOf(row);
    return { settings, report: { ...before, invited, removed, kept, keptUsers } };
  },
};

const primary = (ctx: Context) => atPrimary(ctx).readConsistent;

const jobOf = (row: ImportRow) => ({
  guard: createJobGuard(row),
  actor: row.jobBy === null ? undefined : { kind: 'user' as const, id: row.jobBy },
});
