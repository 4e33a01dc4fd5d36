import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { HttpEnv } from '../http/types.ts';
import type { Metrics } from './create-metrics.ts';

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** Counts each answer by the template of its route; what pages ask in-process is no request. */
export function measureRequests(metrics: Metrics): MiddlewareHandler<HttpEnv> {
  return async (c, next) => {
    const startedAt = performance.now();
    await next();
    if (c.env.onBehalfOf !== undefined) return;
    const method = METHODS.has(c.req.method) ? c.req.method : 'OTHER';
    // By now the path of the handler that answered, as it was registered.
    const route = routePath(c).replace(/:(\w+)/g, '{$1}');
    const seconds = (performance.now() - startedAt) / 1000;
    metrics.countRequest({ method, route, status: c.res.status }, seconds);
  };
}
