/** What is said where nothing more exact is known. */
export const SOMETHING_WENT_WRONG = 'Something went wrong on our side. Try again in a moment.';

/** Where nothing answered, or what answered was not ours, such as a proxy. */
const UNREACHABLE = 'The server can’t be reached. Check your connection and try again.';

const TEXTS: Record<number, string> = {
  400: 'This request couldn’t be read. Go back, reload the page and try again.',
  403: 'You don’t have access to this page. If you need access, ask an administrator.',
  404: 'There’s nothing at this URL. It may have moved, or the link may be incomplete.',
  413: 'This is too large to send. Shorten it and try again.',
  415: 'This page only accepts forms from this site.',
  502: UNREACHABLE,
  503: 'Rolecall is busy or restarting. You’re still signed in. Try again in a moment.',
  504: UNREACHABLE,
};

/** What the error page says when nothing more exact is known. @param status of HTTP */
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

/** What pages say when no answer of ours came to what they sent. */
export const requestTexts = {
  unreachable: UNREACHABLE,
  tryingAgain: 'The server can’t be reached. Trying again…',
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
