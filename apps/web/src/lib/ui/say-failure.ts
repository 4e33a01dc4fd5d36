import type { ActionResult, SubmitFunction } from '$app/forms';
import { failureText } from '../failure-text.ts';
import { toast } from './toast.ts';

/** Says in passing why a request failed. */
export const sayFailure = (error: App.Error) => toast(failureText(error), { tone: 'danger' });

type Settle = Exclude<Awaited<ReturnType<SubmitFunction>>, void>;

/**
 * For forms that say nothing themselves: one that failed leaves the page as it is, and says why.
 * @param settle what is done with any other response, in place of the usual
 */
export function orSayWhy(settle: Settle = ({ update }) => update()): SubmitFunction {
  return () => async (response) => {
    const result: ActionResult = response.result;
    await (result.type === 'error' ? sayFailure(result.error) : settle(response));
  };
}
