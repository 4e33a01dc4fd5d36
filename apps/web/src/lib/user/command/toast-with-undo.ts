import { refreshAll } from '$app/navigation';
import { askPassword, type Refusal } from '../../ui/ask-password.ts';
import { toast } from '../../ui/toast.ts';
import { type Undone, undoOutcome } from './undo-outcome.ts';

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
    let answer: Undone | Refusal | undefined = await sendUndo(requestIds);
    if ('code' in answer && answer.code === 'REAUTH_REQUIRED') {
      answer = await askPassword('Undo', (password) => sendUndo(requestIds, password));
    }
    if (!answer) return toast('It was not undone.');
    if ('code' in answer) {
      return toast(`It was not undone. ${answer.message}`, { tone: 'danger', stays: true });
    }
    onundone?.();
    await refreshAll();
    await toast(undoOutcome(answer), {
      stays: answer.failed > 0 || answer.stoppedBy !== undefined,
    });
  };
  await toast(text, { tone: 'success', action: { label: 'Undo', onselect } });
}

async function sendUndo(requestIds: string[], password?: string): Promise<Undone | Refusal> {
  const answer = await fetch('/admin/users/undo', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ requestIds, password }),
  }).catch(() => undefined);
  return answer?.json() ?? { code: 'UNAVAILABLE', message: 'The server cannot be reached.' };
}
