/** What is said where nothing more exact is known. */
export const SOMETHING_WENT_WRONG = 'Something went wrong on our side. Try again in a moment.';

const TEXTS: Record<number, string> = {
  400: 'This request couldn’t be read. Go back, reload the page and try again.',
  403: 'You don’t have access to this page. If you need access, ask an administrator.',
  404: 'There’s nothing at this URL. It may have moved, or the link may be incomplete.',
  415: 'This page only accepts forms from this site.',
  503: 'Rolecall is busy or restarting. You’re still signed in. Try again in a moment.',
};

/** What the error page says when nothing more exact is known. */
export function errorText(status: number): string {
  return TEXTS[status] ?? SOMETHING_WENT_WRONG;
}

const TITLES: Record<number, string> = {
  401: 'Sign in to continue',
  403: 'Access denied',
  404: 'Not found',
  409: 'Nothing was changed',
  429: 'Too many attempts',
  503: 'Temporarily unavailable',
};

/** What an error page is called. @param status of HTTP */
export function errorTitle(status: number): string {
  return TITLES[status] ?? 'Something went wrong';
}

/** What pages that send JSON say when no answer of ours came. */
export const requestTexts = {
  unreachable: 'The server can’t be reached.',
  sessionEnded: 'Your session has ended. Sign in again.',
};

export const errorPageTexts = {
  wrongUrl: 'Wrong URL',
  tryAgain: 'Try again',
  continueAt: (host: string) => `Continue at ${host}`,
  signIn: 'Sign in',
  goHome: 'Go home',
  status: (status: number) => `Error ${status}`,
  request: 'Request',
  typedValues: 'What you typed',
};
