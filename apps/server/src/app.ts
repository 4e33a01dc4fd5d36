import type { Installation } from '@rolecall/core/context';
import { DomainError, toDomainError } from '@rolecall/core/errors';
import type { MailboxMessage } from '@rolecall/schemas/dev';
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import type { Logger } from 'pino';
import { everyRequest } from './every-request.ts';
import { apiContext, bearerOf } from './http/api-context.ts';
import type { TrustProxy } from './http/client-ip.ts';
import { compress } from './http/compress.ts';
import { compressedOnce } from './http/compressed-once.ts';
import { createCors, openToAll } from './http/cors.ts';
import { errorResponse } from './http/error-response.ts';
import { jsonResponse } from './http/json-response.ts';
import { logFault } from './http/log-fault.ts';
import { notFound } from './http/not-found.ts';
import { createRememberingRouter } from './http/remembering-router.ts';
import { takeResendEvent } from './http/resend-webhook.ts';
import type { HttpEnv } from './http/types.ts';
import { canReadMetrics, type MetricsAccess } from './metrics/can-read-metrics.ts';
import type { Metrics } from './metrics/create-metrics.ts';
import { docsApp } from './rest/docs.ts';
import { referenceText } from './rest/reference-text.ts';
import { restApp } from './rest.ts';
import type { Tracing } from './tracing/open-tracing.ts';
import { trpcHandler } from './trpc.ts';
import type { WebApp } from './web.ts';

export type AppDeps = {
  core: Installation;
  logger: Logger;
  trustProxy: TrustProxy;
  /** Origins whose pages may call the API from a browser. */
  frontendOrigins: string[];
  listMailbox: (() => Promise<MailboxMessage[]>) | undefined;
  /** Answers everything that is not the API's; without it there is only the API. */
  web: WebApp | undefined;
  metrics: Metrics;
  /** Who may read the metrics. */
  metricsAccess: MetricsAccess;
  /** What Resend signs its webhooks with; without it there is none. */
  resendWebhookSecret: string | undefined;
  /** Aborted once the server drains. */
  draining: AbortSignal;
  /** Puts spans around requests, where traces are sent somewhere. */
  tracing: Tracing | undefined;
};

const OK = JSON.stringify({ ok: true });
const PUBLIC_PATHS = ['/.well-known/jwks.json', '/openapi.json', '/docs/*'];
/** How soon the database has to answer for the server to be ready. */
const READY_WITHIN_MS = 2_000;

const reference = compressedOnce(async () => new TextEncoder().encode(referenceText()), {
  'content-type': 'application/json',
});

const compressed: MiddlewareHandler<HttpEnv> = async (c, next) => {
  await next();
  c.res = compress(c.req.raw, c.res);
};

/** The whole server as one mount table, top to bottom. */
export function createApp(deps: AppDeps): Hono<HttpEnv> {
  const { core, logger, web, metrics, draining } = deps;
  const app = new Hono<HttpEnv>({ router: createRememberingRouter() });
  const makeContext = (c: Context<HttpEnv>) =>
    apiContext({ core, draining, listMailbox: deps.listMailbox, onCall: metrics.countCall }, c);

  app.onError((error, c) => {
    const refusal = toDomainError(error);
    logFault(c, refusal);
    return errorResponse(c, refusal);
  });
  app.notFound(notFound);

  const isHttps = core.config.appUrl.startsWith('https:');
  const cors = createCors(deps.frontendOrigins);
  const { trustProxy, tracing } = deps;
  app.use(everyRequest({ logger, metrics, trustProxy, isHttps, cors, tracing }));

  app.get('/livez', () => jsonResponse(OK));
  app.get('/readyz', async () => {
    if (draining.aborted) throw new DomainError('UNAVAILABLE', { retryAfterSeconds: 5 });
    await core.db.ping(READY_WITHIN_MS);
    return jsonResponse(OK);
  });
  app.get('/metrics', async (c) => {
    const bearer = bearerOf(c.req.header('authorization'));
    const asked = { headers: c.req.raw.headers, peerIp: c.env.peerIp, bearer };
    // What is there is not told to those who may not see it.
    if (!canReadMetrics(deps.metricsAccess, asked)) return notFound(c);
    return c.body(await metrics.text(), 200, { 'content-type': metrics.contentType });
  });
  app.post('/webhooks/resend', (c) => takeResendEvent(c, core, deps.resendWebhookSecret));
  for (const path of PUBLIC_PATHS) app.use(path, openToAll);
  app.get('/.well-known/jwks.json', (c) => c.json(core.keys.jwks(core.now())));
  app.get('/openapi.json', (c) => reference(c.req.raw));
  app.use('/docs/*', compressed);
  app.route('/docs', docsApp(web !== undefined));
  app.use('/trpc/*', trpcHandler(makeContext));
  app.route('/', restApp(makeContext));
  if (web !== undefined) {
    app.all('*', (c) =>
      web(c, async (request) =>
        app.fetch(request, { onBehalfOf: c.get('info'), askedUrl: c.req.url }),
      ),
    );
  }
  return app;
}
