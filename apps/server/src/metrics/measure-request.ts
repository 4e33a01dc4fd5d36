import type { Context } from 'hono';
import { methodOf, routeOf } from '../http/route-of.ts';
import type { HttpEnv } from '../http/types.ts';
import type { Metrics } from './create-metrics.ts';

/**
 * Counts a response by the template of its route; what pages ask in-process is no request.
 * @param ms how long the response took
 */
export function measureRequest(metrics: Metrics, c: Context<HttpEnv>, ms: number): void {
  if (c.env.onBehalfOf !== undefined) return;
  const labels = { method: methodOf(c), route: routeOf(c), status: c.res.status };
  metrics.countRequest(labels, ms / 1000);
}
