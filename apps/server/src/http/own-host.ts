/** The names of this machine for itself, as the URL parser writes them. */
const LOOPBACK_HOST = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/** Whether a host, with or without a port, is this machine as it calls itself. */
export function isLoopbackHost(host: string): boolean {
  return LOOPBACK_HOST.test(URL.parse(`http://${host}`)?.hostname ?? '');
}

/**
 * Whether a request asked for this installation by its own name. Any other may be one that somebody
 * else leads here, so that a page of theirs reads what is answered (DNS rebinding).
 */
export function isOwnHost(requestUrl: string, appUrl: string): boolean {
  const host = URL.parse(requestUrl)?.host;
  return host !== undefined && (isLoopbackHost(host) || host === new URL(appUrl).host);
}
