import { newId } from '@rolecall/core/ids';
import type { MiddlewareHandler } from 'hono';
import type { Logger } from 'pino';
import { clientAddress, type TrustProxy } from './client-address.ts';
import type { HttpEnv } from './types.ts';

const LOGGED_AT_DEBUG = new Set(['/livez', '/readyz', '/metrics']);

/**
 * Gives each request an id, finds out who is calling from where, and logs the answer in one line.
 * The path is logged without its query, which may hold a token.
 */
export function requestInfo(logger: Logger, trust: TrustProxy): MiddlewareHandler<HttpEnv> {
  return async (c, next) => {
    const startedAt = performance.now();
    const info = c.env.onBehalfOf ?? {
      id: newId('req'),
      address: clientAddress(c.req.raw.headers, c.env.peerAddress, trust),
      userAgent: c.req.header('user-agent') ?? '',
    };
    const log = logger.child({ requestId: info.id });
    c.set('info', info);
    c.set('log', log);
    await next();
    c.header('x-request-id', info.id);
    const { method, path } = c.req;
    const level = LOGGED_AT_DEBUG.has(path) || c.env.onBehalfOf !== undefined ? 'debug' : 'info';
    const ms = Math.round(performance.now() - startedAt);
    log[level]({ method, path, status: c.res.status, ms }, 'request');
  };
}
