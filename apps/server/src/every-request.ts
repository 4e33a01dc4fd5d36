import { DomainError } from '@rolecall/core/errors';
import type { MiddlewareHandler } from 'hono';
import type { Logger } from 'pino';
import { createBodyBudget } from './http/body-budget.ts';
import { bytesToHold, refuseBody } from './http/body-limit.ts';
import type { TrustProxy } from './http/client-ip.ts';
import type { Cors } from './http/cors.ts';
import { errorResponse } from './http/error-response.ts';
import { hasSecurityHeaders } from './http/json-response.ts';
import { logRequest } from './http/log-request.ts';
import { type OnUnreadableIp, requestInfo } from './http/request-info.ts';
import { addSecurityHeaders, addTransportSecurity } from './http/security-headers.ts';
import type { HttpEnv } from './http/types.ts';
import { createUnknownClients } from './http/unknown-clients.ts';
import { createUnreadableIpLog } from './http/unreadable-ip-log.ts';
import type { Metrics } from './metrics/create-metrics.ts';
import { measureRequest } from './metrics/measure-request.ts';
import type { Tracing } from './tracing/open-tracing.ts';
import { traceRequests } from './tracing/trace-requests.ts';

type Options = {
  logger: Logger;
  metrics: Metrics;
  trustProxy: TrustProxy;
  isHttps: boolean;
  cors: Cors;
  tracing?: Tracing | undefined;
};

const TOO_BUSY = new DomainError('UNAVAILABLE', {
  message: 'The server is receiving too much data. Try again in a moment.',
  retryAfterSeconds: 5,
});

/**
 * What happens around every request, in one middleware: five cost more than what they do. The
 * headers are set on the response itself, because `c.header` makes a new one each time by then.
 */
export function everyRequest(options: Options): MiddlewareHandler<HttpEnv> {
  const { logger, metrics, trustProxy, isHttps, cors } = options;
  const log = createUnreadableIpLog(logger);
  const clientOf = createUnknownClients();
  const takePlace = createBodyBudget();
  const onUnreadableIp: OnUnreadableIp = (value, { peerIp, peerPort }) => {
    log(value);
    return clientOf(peerIp, peerPort);
  };
  return traceRequests(options.tracing, async (c, next) => {
    const startedAt = performance.now();
    const info = requestInfo(c, trustProxy, onUnreadableIp);
    c.set('info', info);
    c.set('logger', logger);
    const release = takePlace(info.ip, bytesToHold(c));
    try {
      const early =
        cors.preflight(c.req.raw) ?? (release ? await refuseBody(c) : errorResponse(c, TOO_BUSY));
      if (early === undefined) await next();
      else c.res = early;
    } finally {
      release?.();
    }
    const { headers } = c.res;
    if (!hasSecurityHeaders(c.res)) addSecurityHeaders(headers);
    if (isHttps) addTransportSecurity(headers);
    headers.set('x-request-id', info.id);
    cors.addTo(headers, c.req.raw.headers.get('origin'));
    const ms = performance.now() - startedAt;
    measureRequest(metrics, c, ms);
    logRequest(logger, c, ms);
  });
}
