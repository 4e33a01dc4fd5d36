/** Whether the server answers now: before what takes the page with it where it does not. */
export async function isReachable(): Promise<boolean> {
  const response = await fetch('/livez', { cache: 'no-store' }).catch(() => undefined);
  return response?.ok === true;
}
