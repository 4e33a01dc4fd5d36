import type { ActionResult, SubmitFunction } from '$app/forms';
import { errorText, requestTexts } from './texts/errors.ts';
import { toast } from './ui/toast.ts';

/** What SvelteKit says of a request that nothing answered, or whose answer it can't read. */
const NO_ANSWER = 500;

/**
 * Why a request failed, for a page that stays as it is.
 * @param error of a form or a page: what our server says names its request, nothing else does
 */
export function failureText({ status, message, requestId }: App.Error): string {
  if (requestId) return message;
  return status === NO_ANSWER ? requestTexts.unreachable : errorText(status);
}

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
