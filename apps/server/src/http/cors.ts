import type { MiddlewareHandler } from 'hono';
import type { HttpEnv } from './types.ts';

const METHODS = 'GET, HEAD, POST, PUT, PATCH, DELETE';
const EXPOSED = [
  'x-request-id',
  'retry-after',
  'etag',
  'location',
  'allow',
  'content-disposition',
  'ratelimit-limit',
  'ratelimit-remaining',
  'ratelimit-reset',
].join(',');
const MAX_AGE_SECONDS = '600';

/** Names of headers, separated by commas. */
const HEADER_NAMES = /^[\w-]+(?: *, *[\w-]+)*$/;

export type Cors = ReturnType<typeof createCors>;

/**
 * Lets pages of these origins read whatever is answered, errors of every layer included, and says
 * nothing about it to any other. There are no credentials: no cookie counts for anything here.
 */
export function createCors(origins: readonly string[]) {
  const listed = new Set(origins);
  return {
    /** The response to a browser that asks whether a page may send something, if it may. */
    preflight: (request: Request): Response | undefined =>
      isPreflight(request) && listed.has(request.headers.get('origin') ?? '')
        ? preflightResponse(request)
        : undefined,
    /** Adds to a response who may read it. */
    addTo: (headers: Headers, origin: string | null): void => {
      if (listed.size > 0) headers.append('vary', 'origin');
      if (origin !== null && listed.has(origin)) allow(headers, origin);
    },
  };
}

/** Lets the pages of any origin read what is public knowledge. */
export const openToAll: MiddlewareHandler<HttpEnv> = async (c, next) => {
  if (isPreflight(c.req.raw)) c.res = preflightResponse(c.req.raw);
  else await next();
  allow(c.res.headers, '*');
  c.res.headers.set('cross-origin-resource-policy', 'cross-origin');
};

function isPreflight({ method, headers }: Request): boolean {
  return method === 'OPTIONS' && headers.has('access-control-request-method');
}

/** Whatever header is asked for may be sent: without a cookie, none of them opens anything. */
function preflightResponse({ headers }: Request): Response {
  const asked = headers.get('access-control-request-headers') ?? '';
  return new Response(null, {
    status: 204,
    headers: {
      'access-control-allow-methods': METHODS,
      ...(HEADER_NAMES.test(asked) && { 'access-control-allow-headers': asked }),
      'access-control-max-age': MAX_AGE_SECONDS,
      vary: 'access-control-request-headers',
    },
  });
}

function allow(headers: Headers, origin: string): void {
  headers.set('access-control-allow-origin', origin);
  headers.set('access-control-expose-headers', EXPOSED);
}
