import { trpcServer } from '@hono/trpc-server';
import { type BatchLimits, createBatchBudget } from '@rolecall/api/batch-budget';
import type { ApiContext } from '@rolecall/api/context';
import { fromTrpcError } from '@rolecall/api/errors';
import { PROCEDURES } from '@rolecall/api/procedures';
import { appRouter } from '@rolecall/api/router';
import { DomainError } from '@rolecall/core/errors';
import type { AnyVerb } from '@rolecall/core/verb';
import { BATCH_MAX, RESPONSE_MAX_BYTES } from '@rolecall/schemas/bounds';
import type { Context, MiddlewareHandler } from 'hono';
import { readBoundedBody } from './http/bounded-body.ts';
import { errorResponse } from './http/error-response.ts';
import { isJson } from './http/is-json.ts';
import { logFault } from './http/log-fault.ts';
import type { HttpEnv } from './http/types.ts';
import { readPlainCall } from './trpc/plain-call.ts';
import { respondToCall } from './trpc/respond-to-call.ts';
import { retryAfter } from './trpc/retry-after.ts';

type MakeContext = (c: Context<HttpEnv>) => ApiContext;

const BATCH_LIMITS: BatchLimits = { ms: 5_000, bytes: RESPONSE_MAX_BYTES, atOnce: 2 };

const STREAM = 'application/jsonl';
const NO_STREAMS = 'Streaming is not supported. Use httpBatchLink.';

const BATCH_TOO_LARGE = `A batch has at most ${BATCH_MAX} calls: set maxItems to ${BATCH_MAX} in httpBatchLink.`;

/**
 * tRPC over HTTP, for typed clients. A streamed batch would say 200 before any of its calls was
 * refused, and could not say how long to wait: it is refused itself. A single call takes the direct
 * way, everything else tRPC's own adapter. Why: docs/decisions/015.
 */
export function trpcHandler(makeContext: MakeContext): MiddlewareHandler<HttpEnv> {
  const adapter = adapterHandler(makeContext);
  return async (c, next) => {
    if (asksForStream(c.req.header('trpc-accept')) || asksForStream(c.req.header('accept'))) {
      return errorResponse(c, new DomainError('VALIDATION_FAILED', { message: NO_STREAMS }));
    }
    const call = await readPlainCall(c);
    return call === undefined ? adapter(c, next) : respondToCall(c, call, makeContext(c));
  };
}

const asksForStream = (types: string | undefined) => types?.toLowerCase().includes(STREAM);

/** The verbs that a batch, or any other call, is for. */
function verbsOf(path: string): (AnyVerb | undefined)[] {
  const names = path.slice('/trpc/'.length).split(',');
  return names.map((name) => PROCEDURES.get(name)?.verb);
}

/** tRPC's own adapter: batches, and whatever is not a plain call. */
export function adapterHandler(makeContext: MakeContext): MiddlewareHandler<HttpEnv> {
  const respond: MiddlewareHandler<HttpEnv> = (c, next) =>
    trpcServer({
      router: appRouter,
      endpoint: '/trpc',
      maxBatchSize: BATCH_MAX,
      createContext: ({ info }) => ({
        ...makeContext(c),
        batch: info.isBatchCall ? createBatchBudget(BATCH_LIMITS) : undefined,
      }),
      onError: ({ error }) => logFault(c, fromTrpcError(error)),
      responseMeta: ({ errors }) => {
        const seconds = retryAfter(errors);
        return { headers: seconds > 0 ? { 'retry-after': String(seconds) } : {} };
      },
    })(c, next);
  return async (c, next) => {
    const verbs = verbsOf(c.req.path);
    if (c.req.method === 'POST') {
      // It would read a form of any number of parts, which no procedure takes.
      if (!isJson(c.req.header('content-type'))) {
        return errorResponse(c, new DomainError('UNSUPPORTED_MEDIA_TYPE'));
      }
      await readBoundedBody(c, verbs);
    }
    if (c.req.query('batch') === '1' && verbs.length > BATCH_MAX) {
      return errorResponse(c, new DomainError('VALIDATION_FAILED', { message: BATCH_TOO_LARGE }));
    }
    return respond(c, next);
  };
}
