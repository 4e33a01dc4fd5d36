const ANSWER_MS = 5_000;

/**
 * Whether the server answers now: before what takes the page with it where it does not. In
 * development the pages have no /livez: a 404 is an answer, too.
 */
export async function isReachable(): Promise<boolean> {
  const options = { cache: 'no-store', signal: AbortSignal.timeout(ANSWER_MS) } as const;
  const response = await fetch('/livez', options).catch(() => undefined);
  return response !== undefined && response.status < 500;
}
