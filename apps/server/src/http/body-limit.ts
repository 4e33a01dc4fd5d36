import { DomainError } from '@rolecall/core/errors';
import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { errorAnswer } from './error-answer.ts';
import type { HttpEnv } from './types.ts';

/** The largest request body, in bytes. */
const MAX_BODY_BYTES = 256 * 1024;

/** Refuses bodies over 256 KiB, declared or chunked, and compressed ones, which could hide a larger. */
export function limitBody(): MiddlewareHandler<HttpEnv> {
  const limit = bodyLimit({
    maxSize: MAX_BODY_BYTES,
    onError: (c) => errorAnswer(c, new DomainError('PAYLOAD_TOO_LARGE')),
  });
  return async (c, next) => {
    if ((c.req.header('content-encoding') ?? 'identity') !== 'identity') {
      return errorAnswer(
        c,
        new DomainError('UNSUPPORTED_MEDIA_TYPE', { message: 'Send the body uncompressed.' }),
      );
    }
    return limit(c, next);
  };
}
