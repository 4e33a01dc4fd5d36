import { askPassword } from '../../password/ask-password.ts';
import { postJson, type Refusal } from '../../post-json.ts';
import { refreshPage } from '../../refresh-page.ts';
import { undoTexts as texts } from '../../texts/users/revert.ts';
import { toast } from '../../ui/toast.ts';
import { type Reverted, revertOutcome } from './revert-outcome.ts';

/**
 * Reverts what requests did, and says what became of it.
 * @param requestIds the requests that did it, the first one first
 * @param onreverted called when it has been reverted, before the page is read again
 */
export async function revertRequests(requestIds: string[], onreverted?: () => void): Promise<void> {
  await toast(texts.pending);
  let response: Reverted | Refusal | undefined = await sendRevert(requestIds);
  if ('code' in response && response.code === 'REAUTH_REQUIRED') {
    response = await askPassword(texts.button, (password) => sendRevert(requestIds, password));
  }
  if (!response) return toast(texts.failed);
  if ('code' in response) {
    return toast(texts.failedBy(response.message), { tone: 'danger', stays: true });
  }
  onreverted?.();
  await refreshPage();
  await toast(revertOutcome(response), {
    stays: response.failed > 0 || response.stoppedBy !== undefined,
  });
}

async function sendRevert(requestIds: string[], password?: string): Promise<Reverted | Refusal> {
  const response = await postJson('/admin/users/revert', { requestIds, password });
  return 'code' in response ? response : response.json();
}
