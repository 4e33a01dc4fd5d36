import { counted } from '#lib/format.ts';
import { toast } from '#lib/ui/toast.ts';
import type { BulkRun } from './bulk-run.svelte.ts';

/**
 * Says that a bulk action is done and, for a while, offers to take it back.
 * @param onundone called when it has been taken back
 */
export async function offerUndo(run: BulkRun, onundone: () => Promise<void>): Promise<void> {
  const { job, succeeded, requestIds } = run;
  if (!job?.action.isReversible || succeeded === 0) return;
  const ids = [...requestIds];
  await toast(`${counted(succeeded, 'user')} ${job.action.done}.`, {
    tone: 'success',
    action: {
      label: 'Undo',
      onselect: async () => {
        await toast('Taking it back …');
        const text = await undo(ids);
        run.dismiss();
        await onundone();
        await toast(text);
      },
    },
  });
}

async function undo(requestIds: string[]): Promise<string> {
  const answer = await fetch('/admin/users/undo', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ requestIds }),
  }).catch(() => undefined);
  if (!answer) return 'It could not be undone: the server cannot be reached.';
  const result = await answer.json();
  if (!answer.ok) return `It could not be undone. ${result.message}`;
  const text = `Undone for ${counted(result.succeeded, 'user')}`;
  return result.failed > 0
    ? `${text}, not for ${result.failed}: the audit log says why.`
    : `${text}.`;
}
