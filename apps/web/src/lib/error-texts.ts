/** What is said where nothing more exact is known. */
export const SOMETHING_WENT_WRONG = 'Something went wrong on our side. Try again in a moment.';

const TEXTS: Record<number, string> = {
  400: 'This request could not be read. Go back, reload the page and try again.',
  403: 'You do not have access to this page. Ask an administrator if you think you should.',
  404: 'There is nothing at this URL. It may have moved, or the link may be incomplete.',
  415: 'This URL accepts forms of this site only.',
  503: 'Rolecall is busy or restarting. You are still signed in: try again in a moment.',
};

/** What the error page says when nothing more exact is known. */
export function errorText(status: number): string {
  return TEXTS[status] ?? SOMETHING_WENT_WRONG;
}

const TITLES: Record<number, string> = {
  401: 'Sign in first',
  403: 'No access',
  404: 'Not found',
  409: 'Nothing was changed',
  429: 'Too many attempts',
  503: 'Back in a moment',
};

/** What an error page is called. @param status of HTTP */
export function errorTitle(status: number): string {
  return TITLES[status] ?? 'Something went wrong';
}

/** Whether the same page may well work in a moment. */
export function isWorthRetrying(status: number): boolean {
  return status === 429 || status >= 500;
}
