import type { RequestInfo } from '@rolecall/core/context';
import { newId } from '@rolecall/core/ids';
import type { Context } from 'hono';
import { clientAddress, type TrustProxy } from './client-ip.ts';
import type { HttpEnv } from './types.ts';

/** Gives a request an id and finds out who is calling from where. */
export function requestInfo({ env, req }: Context<HttpEnv>, trust: TrustProxy): RequestInfo {
  return (
    env.onBehalfOf ?? {
      id: newId('req'),
      address: clientAddress(req.raw.headers, env.peerAddress, trust),
      userAgent: req.header('user-agent') ?? '',
    }
  );
}
