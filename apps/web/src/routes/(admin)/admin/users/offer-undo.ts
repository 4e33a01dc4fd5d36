import { counted } from '#lib/format.ts';
import type { BulkRun } from './bulk-run.svelte.ts';
import { toastWithUndo } from './toast-with-undo.ts';

/** Says that a bulk action is done and, for a while, offers to take it back. */
export async function offerUndo(run: BulkRun): Promise<void> {
  const { job, succeeded, requestIds } = run;
  if (!job?.action.isReversible || succeeded === 0) return;
  const text = `${counted(succeeded, 'user')} ${job.action.done}.`;
  await toastWithUndo(text, [...requestIds], run.dismiss);
}
