import type { ActionResult } from '$app/forms';
import type { FormOutcome } from '../form-outcome.ts';
import { refreshPage } from '../refresh-page.ts';

/**
 * For the form of a mailed link, as its `onresult`: one that was used, revoked or replaced since the
 * page was opened is read again, so that the page says which, and what to do.
 */
export async function readUsedLink(result: ActionResult<FormOutcome, FormOutcome>): Promise<false> {
  if (result.type === 'failure' && result.data?.code === 'TOKEN_INVALID') await refreshPage();
  return false;
}
