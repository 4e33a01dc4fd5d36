import type { ApiContext } from '@rolecall/api/context';
import { toTrpcError } from '@rolecall/api/errors';
import { appRouter } from '@rolecall/api/router';
import { runVerb } from '@rolecall/api/run-verb';
import { type DomainError, toDomainError } from '@rolecall/core/errors';
import { getHTTPStatusCode } from '@trpc/server/http';
import { getErrorShape } from '@trpc/server/shared';
import type { Context } from 'hono';
import { jsonHeaders, jsonResponse } from '../http/json-response.ts';
import { logFault } from '../http/log-fault.ts';
import type { HttpEnv } from '../http/types.ts';
import type { PlainCall } from './plain-call.ts';

/** As tRPC's own adapter says, whose other responses depend on these. */
const HEADERS = jsonHeaders({ vary: 'trpc-accept, accept' });

/** Answers one call without the machinery for batches and streams, in the very bytes that tRPC sends. */
export async function respondToCall(
  c: Context<HttpEnv>,
  call: PlainCall,
  context: ApiContext,
): Promise<Response> {
  try {
    const data = await runVerb(call.procedure, context, call.input);
    return jsonResponse(JSON.stringify({ result: { data } }), 200, HEADERS);
  } catch (cause) {
    return refused(c, call, context, toDomainError(cause));
  }
}

function refused(
  c: Context<HttpEnv>,
  { procedure, input }: PlainCall,
  ctx: ApiContext,
  refusal: DomainError,
): Response {
  logFault(c, refusal);
  const error = toTrpcError(refusal);
  const { path, type } = procedure;
  const config = appRouter._def._config;
  const body = { error: getErrorShape({ config, ctx, error, input, path, type }) };
  const response = jsonResponse(JSON.stringify(body), getHTTPStatusCode(body, [error]), HEADERS);
  const seconds = refusal.retryAfterSeconds ?? 0;
  if (seconds > 0) response.headers.set('retry-after', String(seconds));
  return response;
}
