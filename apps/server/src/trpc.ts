import { trpcServer } from '@hono/trpc-server';
import type { ApiContext } from '@rolecall/api/context';
import { domainErrorOf } from '@rolecall/api/errors';
import { appRouter } from '@rolecall/api/router';
import { DomainError } from '@rolecall/core/errors';
import type { Context, MiddlewareHandler } from 'hono';
import { errorAnswer } from './http/error-answer.ts';
import { logFault } from './http/log-fault.ts';
import type { HttpEnv } from './http/types.ts';

const MAX_BATCH_SIZE = 10;

const STREAM = 'application/jsonl';
const NO_STREAMS = 'Answers are not streamed here: use httpBatchLink.';

/**
 * tRPC over HTTP, for typed clients. A streamed batch would say 200 before any of its calls was
 * refused, and could not say how long to wait: it is refused itself.
 */
export function trpcHandler(
  makeContext: (c: Context<HttpEnv>) => ApiContext,
): MiddlewareHandler<HttpEnv> {
  return async (c, next) => {
    const asked = [c.req.header('trpc-accept'), c.req.header('accept')];
    if (asked.some((types) => types?.toLowerCase().includes(STREAM))) {
      return errorAnswer(c, new DomainError('VALIDATION_FAILED', { message: NO_STREAMS }));
    }
    return trpcServer({
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
  };
}
