import type { RequestInfo } from '@rolecall/core/context';
import { newId } from '@rolecall/core/ids';
import type { Context } from 'hono';
import { clientIp, forwardedIp, type TrustProxy } from './client-ip.ts';
import type { HttpEnv } from './types.ts';

/** Told of what the proxy wrote; says what the request counts by in its place. */
export type OnUnreadableIp = (value: string, connection: HttpEnv['Bindings']) => string;

/**
 * Gives a request an id and finds out who is calling from where. Where our own proxy does not say it
 * readably, connections are told apart, see `createUnknownClients`.
 */
export function requestInfo(
  { env, req }: Context<HttpEnv>,
  trust: TrustProxy,
  onUnreadableIp: OnUnreadableIp,
): RequestInfo {
  if (env.onBehalfOf !== undefined) return env.onBehalfOf;
  const { headers } = req.raw;
  const known = clientIp(headers, env.peerIp, trust);
  const ip = known ?? onUnreadableIp(forwardedIp(headers, env.peerIp, trust) ?? '', env);
  return { id: newId('req'), ip, userAgent: req.header('user-agent') ?? '' };
}
