import { DomainError } from '@rolecall/core/errors';
import { REQUEST_MAX_KIB, UPLOAD_MAX_BYTES } from '@rolecall/schemas/bounds';
import type { Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { errorResponse } from './error-response.ts';
import type { HttpEnv } from './types.ts';

const MAX_BODY_BYTES = REQUEST_MAX_KIB * 1024;

/** The page that takes files of users; it holds a piece of them at a time, and counts for itself. */
const FILE_PATH = /^\/admin\/imports\/[^/]+\/file$/;
/** What a form has around its file. */
const FORM_BYTES = 64 * 1024;
export const MAX_FILE_BODY_BYTES = UPLOAD_MAX_BYTES + FORM_BYTES;

/** What a file takes of memory while it comes. */
const FILE_HELD_BYTES = 1024 * 1024;

const BODYLESS = new Set(['GET', 'HEAD']);

const limit = bodyLimit({
  maxSize: MAX_BODY_BYTES,
  onError: (c) => errorResponse(c, new DomainError('PAYLOAD_TOO_LARGE')),
});
const goOn = () => Promise.resolve();

/**
 * Refuses bodies that are too large, declared or chunked, and compressed ones, which could hide a larger.
 * A body whose length is declared is left unread.
 * @returns the refusal, if it is one
 */
export async function refuseBody(c: Context<HttpEnv>): Promise<Response | undefined> {
  const { headers, method } = c.req.raw;
  if ((headers.get('content-encoding') ?? 'identity') !== 'identity') {
    const message = 'Send the body uncompressed.';
    return errorResponse(c, new DomainError('UNSUPPORTED_MEDIA_TYPE', { message }));
  }
  const isFile = isFileUpload(c);
  if (!headers.has('transfer-encoding')) {
    const length = headers.get('content-length');
    const most = isFile ? MAX_FILE_BODY_BYTES : MAX_BODY_BYTES;
    const isSmall = length === null ? BODYLESS.has(method) : Number(length) <= most;
    if (isSmall) return undefined;
  }
  if (isFile && headers.has('transfer-encoding')) return undefined;
  try {
    return (await limit(c, goOn)) ?? undefined;
  } catch (cause) {
    return errorResponse(c, cutOff(cause));
  }
}

/** How much memory the body of a request takes at most while it is read, in bytes. */
export function bytesToHold(c: Context<HttpEnv>): number {
  const { headers } = c.req.raw;
  // What our own web app calls was read, and counted, before.
  if (c.env.onBehalfOf !== undefined) return 0;
  const most = isFileUpload(c) ? FILE_HELD_BYTES : MAX_BODY_BYTES;
  const declared = declaredLength(headers);
  return declared <= most && !headers.has('transfer-encoding') ? declared : most;
}

const isFileUpload = ({ req }: Context<HttpEnv>) =>
  req.method === 'POST' && FILE_PATH.test(req.path);

/** How long a body says that it is, in bytes; 0 where it does not say. */
export const declaredLength = (headers: Headers) => Number(headers.get('content-length') ?? 0);

/**
 * The body of a request as text, which Hono keeps for whoever reads it next.
 * @throws DomainError VALIDATION_FAILED when the client went away in the middle of it
 */
export function readText(c: Context<HttpEnv>): Promise<string> {
  return c.req.text().catch((cause: unknown) => {
    throw cutOff(cause);
  });
}

function cutOff(cause: unknown): DomainError {
  return new DomainError('VALIDATION_FAILED', { message: 'The body ended too early.', cause });
}
