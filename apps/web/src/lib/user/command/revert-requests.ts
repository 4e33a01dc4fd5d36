import { onFirstUseTexts } from '../../texts/on-first-use.ts';
import { toast } from '../../ui/toast.ts';

/**
 * Reverts what requests did, and says what became of it.
 * @param requestIds the requests that did it, the first one first
 * @param onreverted called when it has been reverted, before the page is read again
 */
export async function revertRequests(requestIds: string[], onreverted?: () => void): Promise<void> {
  const loaded = await import('./send-revert.ts').catch(() => undefined);
  if (!loaded) return toast(onFirstUseTexts.notLoaded, { tone: 'danger' });
  await loaded.sendRevert(requestIds, onreverted);
}
