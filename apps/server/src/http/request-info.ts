import type { RequestInfo } from '@rolecall/core/context';
import { newId } from '@rolecall/core/ids';
import type { Context } from 'hono';
import { clientIp, type TrustProxy } from './client-ip.ts';
import type { HttpEnv } from './types.ts';

/** Gives a request an id and finds out who is calling from where. */
export function requestInfo({ env, req }: Context<HttpEnv>, trust: TrustProxy): RequestInfo {
  return (
    env.onBehalfOf ?? {
      id: newId('req'),
      ip: clientIp(req.raw.headers, env.peerIp, trust),
      userAgent: req.header('user-agent') ?? '',
    }
  );
}
