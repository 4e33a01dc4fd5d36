import { isLoopbackHost } from '@rolecall/schemas/is-loopback-host';

/**
 * Whether a request asked for this installation by its own name. Any other may be one that someone
 * else leads here, so that a page of theirs reads what is answered (DNS rebinding).
 */
export function isOwnHost(requestUrl: string, appUrl: string): boolean {
  const host = URL.parse(requestUrl)?.host;
  return host !== undefined && (isLoopbackHost(host) || host === new URL(appUrl).host);
}
