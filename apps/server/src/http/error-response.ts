import { toErrorBody } from '@rolecall/api/errors';
import type { DomainError } from '@rolecall/core/errors';
import type { Context } from 'hono';
import { jsonResponse } from './json-response.ts';
import type { HttpEnv } from './types.ts';

/** An error as REST answers it, with `Retry-After` where waiting helps. */
export function errorResponse(c: Context<HttpEnv>, error: DomainError): Response {
  const body = { error: toErrorBody(error, c.get('info').id) };
  const response = jsonResponse(JSON.stringify(body), error.status);
  if (error.retryAfterSeconds !== undefined) {
    response.headers.set('retry-after', String(error.retryAfterSeconds));
  }
  return response;
}
