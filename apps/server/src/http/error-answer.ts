import { errorBody } from '@rolecall/api/errors';
import type { DomainError } from '@rolecall/core/errors';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { HttpEnv } from './types.ts';

/** Every status of the error table is one that carries a body. */
function statusOf(error: DomainError): ContentfulStatusCode {
  return error.status as ContentfulStatusCode;
}

/** An error as REST answers it, with `Retry-After` where waiting helps. */
export function errorAnswer(c: Context<HttpEnv>, error: DomainError): Response {
  if (error.retryAfterSeconds !== undefined) {
    c.header('retry-after', String(error.retryAfterSeconds));
  }
  return c.json({ error: errorBody(error, c.var.info.id) }, statusOf(error));
}
