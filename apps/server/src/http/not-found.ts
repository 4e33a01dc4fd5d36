import { DomainError } from '@rolecall/core/errors';
import type { Context } from 'hono';
import { errorResponse } from './error-response.ts';
import type { HttpEnv } from './types.ts';

const MESSAGE = 'There is nothing at this URL. The routes of the API are at /docs.';

/** The response to a path that no route has. */
export const notFound = (c: Context<HttpEnv>): Response =>
  errorResponse(c, new DomainError('NOT_FOUND', { message: MESSAGE }));
