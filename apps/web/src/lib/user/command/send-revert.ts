import { askPassword } from '../../password/ask-password.ts';
import { postJson, type Refusal } from '../../post-json.ts';
import { refreshPage } from '../../refresh-page.ts';
import { undoTexts as texts } from '../../texts/users/revert.ts';
import { toast } from '../../ui/toast.ts';
import { type Reverted, revertOutcome } from './revert-outcome.ts';

/** Of the toast that says first that it is under way, then what came of it. */
const ID = 'revert';

/** What `revertRequests` does, fetched with the first one. */
export async function sendRevert(requestIds: string[], onreverted?: () => void): Promise<void> {
  await toast(texts.pending, { id: ID });
  let response: Reverted | Refusal | undefined = await postRevert(requestIds);
  if ('code' in response && response.code === 'REAUTH_REQUIRED') {
    response = await askPassword(texts.button, (password) => postRevert(requestIds, password));
  }
  if (!response) return toast(texts.failed, { id: ID });
  if ('code' in response) {
    return toast(texts.failedBy(response.message), { id: ID, tone: 'danger', stays: true });
  }
  onreverted?.();
  await refreshPage();
  await toast(revertOutcome(response), {
    id: ID,
    stays: response.failed > 0 || response.stoppedBy !== undefined,
  });
}

async function postRevert(requestIds: string[], password?: string): Promise<Reverted | Refusal> {
  const response = await postJson('/admin/users/revert', { requestIds, password });
  return 'code' in response ? response : response.json();
}
