import { refreshAll } from '$app/navigation';
import { jsonHeaders } from '../../page-owner.ts';
import { askPassword, type Refusal } from '../../ui/ask-password.ts';
import { toast } from '../../ui/toast.ts';
import { type Reverted, revertOutcome } from './revert-outcome.ts';

/**
 * Says that something is done and, for a while, offers to revert it.
 * @param requestIds the requests that did it, the first one first
 * @param onreverted called when it has been reverted, before the page is read again
 */
export async function toastWithRevert(
  text: string,
  requestIds: string[],
  onreverted?: () => void,
): Promise<void> {
  const onselect = async () => {
    await toast('Undoing…');
    let answer: Reverted | Refusal | undefined = await sendRevert(requestIds);
    if ('code' in answer && answer.code === 'REAUTH_REQUIRED') {
      answer = await askPassword('Undo', (password) => sendRevert(requestIds, password));
    }
    if (!answer) return toast('It was not undone.');
    if ('code' in answer) {
      return toast(`It was not undone. ${answer.message}`, { tone: 'danger', stays: true });
    }
    onreverted?.();
    await refreshAll();
    await toast(revertOutcome(answer), {
      stays: answer.failed > 0 || answer.stoppedBy !== undefined,
    });
  };
  await toast(text, { tone: 'success', action: { label: 'Undo', onselect } });
}

async function sendRevert(requestIds: string[], password?: string): Promise<Reverted | Refusal> {
  const answer = await fetch('/admin/users/revert', {
    method: 'POST',
    headers: jsonHeaders(),
    body: JSON.stringify({ requestIds, password }),
  }).catch(() => undefined);
  return answer?.json() ?? { code: 'UNAVAILABLE', message: 'The server cannot be reached.' };
}
