import type { ApiContext } from '@rolecall/api/context';
import { domainErrorOf } from '@rolecall/api/errors';
import { runProcedure } from '@rolecall/api/procedures';
import { appRouter } from '@rolecall/api/router';
import { getTRPCErrorFromUnknown, type TRPCError } from '@trpc/server';
import { getHTTPStatusCode } from '@trpc/server/http';
import { getErrorShape } from '@trpc/server/shared';
import type { Context } from 'hono';
import { jsonResponse } from '../http/json-response.ts';
import { logFault } from '../http/log-fault.ts';
import type { HttpEnv } from '../http/types.ts';
import type { PlainCall } from './plain-call.ts';
import { retryAfter } from './retry-after.ts';

/** Answers one call without the machinery for batches and streams, in the very bytes that tRPC sends. */
export async function answerCall(
  c: Context<HttpEnv>,
  call: PlainCall,
  context: ApiContext,
): Promise<Response> {
  let response: Response;
  try {
    const data = await runProcedure(call.procedure.path, context, call.input);
    response = jsonResponse(JSON.stringify({ result: { data } }));
  } catch (cause) {
    response = refusal(c, call, context, getTRPCErrorFromUnknown(cause));
  }
  response.headers.set('vary', 'trpc-accept, accept');
  return response;
}

function refusal(
  c: Context<HttpEnv>,
  { procedure, input }: PlainCall,
  ctx: ApiContext,
  error: TRPCError,
): Response {
  logFault(c, domainErrorOf(error));
  const { path, type } = procedure;
  const config = appRouter._def._config;
  const body = { error: getErrorShape({ config, ctx, error, input, path, type }) };
  const response = jsonResponse(JSON.stringify(body), getHTTPStatusCode(body, [error]));
  const seconds = retryAfter([error]);
  if (seconds > 0) response.headers.set('retry-after', String(seconds));
  return response;
}
