import { trpcServer } from '@hono/trpc-server';
import type { ApiContext } from '@rolecall/api/context';
import { domainErrorOf } from '@rolecall/api/errors';
import { appRouter } from '@rolecall/api/router';
import type { Context, MiddlewareHandler } from 'hono';
import { logFault } from './http/log-fault.ts';
import type { HttpEnv } from './http/types.ts';

const MAX_BATCH_SIZE = 10;

/** tRPC over HTTP, for typed clients. */
export function trpcHandler(
  makeContext: (c: Context<HttpEnv>) => ApiContext,
): MiddlewareHandler<HttpEnv> {
  return (c, next) =>
    trpcServer({
      router: appRouter,
      endpoint: '/trpc',
      maxBatchSize: MAX_BATCH_SIZE,
      createContext: () => makeContext(c),
      onError: ({ error }) => logFault(c.var.log, domainErrorOf(error)),
      responseMeta: ({ errors }) => {
        const waits = errors.map((error) => domainErrorOf(error).retryAfterSeconds ?? 0);
        const wait = Math.max(0, ...waits);
        return { headers: wait > 0 ? { 'retry-after': String(wait) } : {} };
      },
    })(c, next);
}
