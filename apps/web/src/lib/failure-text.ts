import { errorText, requestTexts } from './texts/errors.ts';

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
