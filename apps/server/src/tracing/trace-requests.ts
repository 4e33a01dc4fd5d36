import type { OpenSpan } from '@rolecall/db/trace';
import type { Context, MiddlewareHandler } from 'hono';
import { isRoutine } from '../http/is-routine.ts';
import { methodOf, routeOf } from '../http/route-of.ts';
import type { HttpEnv } from '../http/types.ts';
import type { Tracing } from './open-tracing.ts';

/** The scripts and styles of pages. */
const STATIC = '/_app/';

/**
 * Puts a span around each request; the API calls of a page are children of the page's span. Paths and
 * queries are left out, as they may hold IDs and tokens.
 */
export function traceRequests(
  tracing: Tracing | undefined,
  handle: MiddlewareHandler<HttpEnv>,
): MiddlewareHandler<HttpEnv> {
  if (tracing === undefined) return handle;
  return async (c, next) => {
    const { path } = c.req;
    if (isRoutine(path) || path.startsWith(STATIC)) return handle(c, next);
    const method = methodOf(c);
    const start = { name: method, attributes: { 'http.request.method': method } };
    const work = async (span: OpenSpan) => {
      await handle(c, next);
      describe(span, c, method);
    };
    const isOwnCall = c.env.onBehalfOf !== undefined;
    await (isOwnCall ? tracing.span(start, work) : tracing.request(start, c.req.raw.headers, work));
  };
}

function describe(span: OpenSpan, c: Context<HttpEnv>, method: string): void {
  const route = c.get('page') ?? routeOf(c);
  const { status } = c.res;
  span.rename(`${method} ${route}`);
  span.add({
    'http.route': route,
    'http.response.status_code': status,
    'rolecall.request_id': c.get('info').id,
  });
  if (status >= 500) span.fail(String(status));
}
