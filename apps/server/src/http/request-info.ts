import type { RequestInfo } from '@rolecall/core/context';
import { newId } from '@rolecall/core/ids';
import type { Context } from 'hono';
import { clientIp, forwardedIp, type TrustProxy } from './client-ip.ts';
import type { HttpEnv } from './types.ts';

/**
 * Gives a request an id and finds out who is calling from where. Where our own proxy does not say it
 * readably, each connection stands for itself: a single client made of all of them would be locked out
 * by any of them.
 * @param onUnreadableIp told of what the proxy wrote
 */
export function requestInfo(
  { env, req }: Context<HttpEnv>,
  trust: TrustProxy,
  onUnreadableIp: (value: string) => void,
): RequestInfo {
  if (env.onBehalfOf !== undefined) return env.onBehalfOf;
  const { headers } = req.raw;
  let ip = clientIp(headers, env.peerIp, trust);
  if (ip === undefined) {
    onUnreadableIp(forwardedIp(headers, trust) ?? '');
    ip = `${env.peerIp}:${env.peerPort}`;
  }
  return { id: newId('req'), ip, userAgent: req.header('user-agent') ?? '' };
}
