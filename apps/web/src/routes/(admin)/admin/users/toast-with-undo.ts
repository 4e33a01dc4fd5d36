import { counted } from '#lib/format.ts';
import { toast } from '#lib/ui/toast.ts';
import { goto, refreshAll } from '$app/navigation';

/**
 * Says that something is done and, for a while, offers to take it back.
 * @param requestIds the requests that did it, the first one first
 * @param onundone called when it has been taken back, before the page is read again
 */
export async function toastWithUndo(
  text: string,
  requestIds: string[],
  onundone?: () => void,
): Promise<void> {
  const onselect = async () => {
    await toast('Taking it back …');
    const { outcome, needsPassword } = await undo(requestIds);
    onundone?.();
    await refreshAll();
    await (needsPassword
      ? toast(outcome, {
          action: { label: 'Audit log', onselect: () => goto('/admin/audit') },
        })
      : toast(outcome));
  };
  await toast(text, { tone: 'success', action: { label: 'Undo', onselect } });
}

async function undo(requestIds: string[]) {
  const answer = await fetch('/admin/users/undo', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ requestIds }),
  }).catch(() => undefined);
  if (!answer) return { outcome: 'It could not be undone: the server cannot be reached.' };
  const result = await answer.json();
  if (result.code === 'REAUTH_REQUIRED') {
    const outcome = 'It was not undone: you have to enter your password for it, in the audit log.';
    return { outcome, needsPassword: true };
  }
  if (!answer.ok) return { outcome: `It could not be undone. ${result.message}` };
  return { outcome: outcomeOf(result) };
}

type Outcome = { succeeded: number; failed: number; reasons: string[]; stoppedBy?: string };

function outcomeOf({ succeeded, failed, reasons, stoppedBy }: Outcome): string {
  const why = reasons.join(' ');
  if (stoppedBy) return `Undone for ${counted(succeeded, 'user')}, then it stopped. ${stoppedBy}`;
  if (succeeded + failed === 0) return 'There was nothing to undo.';
  if (succeeded + failed === 1) return failed > 0 ? `It was not undone. ${why}` : 'Undone.';
  const text = `Undone for ${counted(succeeded, 'user')}`;
  return failed > 0 ? `${text}, not for ${failed}: ${why}` : `${text}.`;
}
