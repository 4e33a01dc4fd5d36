import type { Context } from 'hono';
import { routePath } from 'hono/route';
import type { HttpEnv } from '../http/types.ts';
import type { Metrics } from './create-metrics.ts';

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/**
 * Counts a response by the template of its route; what pages ask in-process is no request.
 * @param ms how long the response took
 */
export function measureRequest(metrics: Metrics, c: Context<HttpEnv>, ms: number): void {
  if (c.env.onBehalfOf !== undefined) return;
  const method = METHODS.has(c.req.method) ? c.req.method : 'OTHER';
  // By now the path of the handler that answered, as it was registered.
  const route = routePath(c).replace(/:(\w+)/g, '{$1}');
  metrics.countRequest({ method, route, status: c.res.status }, ms / 1000);
}
