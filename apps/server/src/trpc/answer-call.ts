import type { ApiContext } from '@rolecall/api/context';
import { asTrpcError, toRefusal } from '@rolecall/api/errors';
import { appRouter } from '@rolecall/api/router';
import { runVerb } from '@rolecall/api/run-verb';
import type { DomainError } from '@rolecall/core/errors';
import { getHTTPStatusCode } from '@trpc/server/http';
import { getErrorShape } from '@trpc/server/shared';
import type { Context } from 'hono';
import { jsonResponse } from '../http/json-response.ts';
import { logFault } from '../http/log-fault.ts';
import type { HttpEnv } from '../http/types.ts';
import type { PlainCall } from './plain-call.ts';

/** Answers one call without the machinery for batches and streams, in the very bytes that tRPC sends. */
export async function answerCall(
  c: Context<HttpEnv>,
  call: PlainCall,
  context: ApiContext,
): Promise<Response> {
  let response: Response;
  try {
    const data = await runVerb(call.procedure, context, call.input);
    response = jsonResponse(JSON.stringify({ result: { data } }));
  } catch (cause) {
    response = refused(c, call, context, toRefusal(cause));
  }
  response.headers.set('vary', 'trpc-accept, accept');
  return response;
}

function refused(
  c: Context<HttpEnv>,
  { procedure, input }: PlainCall,
  ctx: ApiContext,
  refusal: DomainError,
): Response {
  logFault(c, refusal);
  const error = asTrpcError(refusal);
  const { path, type } = procedure;
  const config = appRouter._def._config;
  const body = { error: getErrorShape({ config, ctx, error, input, path, type }) };
  const response = jsonResponse(JSON.stringify(body), getHTTPStatusCode(body, [error]));
  const seconds = refusal.retryAfterSeconds ?? 0;
  if (seconds > 0) response.headers.set('retry-after', String(seconds));
  return response;
}
