const TITLES: Record<number, string> = {
  401: 'Sign in first',
  403: 'No access',
  404: 'Not found',
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
