import { toErrorBody, toTrpcErrorBody } from '@rolecall/api/errors';
import type { DomainError } from '@rolecall/core/errors';
import type { Context } from 'hono';
import { jsonResponse } from './json-response.ts';
import type { HttpEnv } from './types.ts';

/** An error in the form of the API that was asked, with `Retry-After` where waiting helps. */
export function errorResponse(c: Context<HttpEnv>, error: DomainError): Response {
  return errorResponseTo({ id: c.get('info').id, path: c.req.path }, error);
}

/** The same to a request of which no more is known. */
export function errorResponseTo(
  { id, path }: { id: string; path: string },
  error: DomainError,
): Response {
  const toBody = path.startsWith('/trpc/') ? toTrpcErrorBody : toErrorBody;
  const response = jsonResponse(JSON.stringify({ error: toBody(error, id) }), error.status);
  if (error.retryAfterSeconds !== undefined) {
    response.headers.set('retry-after', String(error.retryAfterSeconds));
  }
  return response;
}
