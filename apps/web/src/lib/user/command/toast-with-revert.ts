import { undoTexts } from '../../texts/users/revert.ts';
import { toast } from '../../ui/toast.ts';
import { revertRequests } from './revert-requests.ts';

/** Says that a request did something and, for a while, offers to revert it. */
export async function toastWithRevert(text: string, requestId: string): Promise<void> {
  const onselect = () => revertRequests([requestId]);
  await toast(text, { tone: 'success', action: { label: undoTexts.button, onselect } });
}
