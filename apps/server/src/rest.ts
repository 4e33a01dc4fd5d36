import type { ApiContext } from '@rolecall/api/context';
import { type NamedVerb, runStream, runVerb } from '@rolecall/api/run-verb';
import { DomainError, toDomainError } from '@rolecall/core/errors';
import type { Context } from 'hono';
import { Hono } from 'hono';
import { accepts } from 'hono/accepts';
import { errorResponse } from './http/error-response.ts';
import { jsonResponse } from './http/json-response.ts';
import { logFault } from './http/log-fault.ts';
import { notFound } from './http/not-found.ts';
import type { HttpEnv } from './http/types.ts';
import { readIfMatch, readInput } from './rest/read-input.ts';
import { setOutputHeaders, trackLimits } from './rest/response-headers.ts';
import { type RestRoute, restRoutes } from './rest/routes.ts';
import { streamHeaders, streamOf } from './rest/streamed-response.ts';

type MakeContext = (c: Context<HttpEnv>) => ApiContext;

/**
 * REST runs the same verbs that tRPC does: same input and output schemas, same errors, other clothes. Why not the adapter of trpc-to-openapi: docs/decisions/009.
 */
export function restApp(makeContext: MakeContext): Hono<HttpEnv> {
  const app = new Hono<HttpEnv>();
  for (const [path, routes] of routesByPath()) {
    for (const route of routes) {
      app.on(route.method, path, (c) => respond(c, route, makeContext(c)));
    }
    const allowed = routes.flatMap(methodsOf).join(', ');
    app.all(path, (c) => {
      const response =
        c.req.method === 'OPTIONS'
          ? new Response(null, { status: 204 })
          : errorResponse(c, new DomainError('METHOD_NOT_ALLOWED'));
      response.headers.set('allow', allowed);
      return response;
    });
  }
  app.all('/api/*', notFound);
  return app;
}

async function respond(c: Context<HttpEnv>, route: RestRoute, base: ApiContext): Promise<Response> {
  const limits = trackLimits();
  const { procedure, status } = route;
  const named = inFormOf(c, route);
  const { verb } = named;
  const { stream } = verb.duties;
  try {
    const input = await readInput(c, verb);
    const context = { ...base, onLimit: limits.onLimit, ifMatch: readIfMatch(c) };
    if (stream !== undefined) {
      const pieces = await runStream(named, context, input);
      const body = streamOf(pieces, base.onBackgroundError);
      const response = c.body(body, status, streamHeaders(stream));
      limits.tell(response.headers);
      return response;
    }
    const output = await runVerb(procedure, context, input);
    const response = jsonResponse(JSON.stringify(output), status);
    limits.tell(response.headers);
    setOutputHeaders(response.headers, route, output);
    return response;
  } catch (error) {
    const refusal = toDomainError(error);
    logFault(c, refusal);
    const response = errorResponse(c, refusal);
    limits.tell(response.headers);
    return response;
  }
}

/** The verb that answers in the form that the caller accepts, by the name of the procedure. */
function inFormOf(c: Context<HttpEnv>, { procedure, streamed }: RestRoute): NamedVerb {
  const lines = streamed?.duties.stream?.type;
  if (streamed === undefined || lines === undefined) return procedure;
  const json = 'application/json';
  const accepted = accepts(c, { header: 'Accept', supports: [json, lines], default: json });
  return accepted === lines ? { ...procedure, verb: streamed } : procedure;
}

/** Hono answers HEAD as GET, without the body. */
const methodsOf = ({ method }: RestRoute) => (method === 'GET' ? ['GET', 'HEAD'] : [method]);

/** The routes of each path, `/users/me` before `/users/:id`, which would take it for an id. */
function routesByPath(): [string, RestRoute[]][] {
  const parameters = (path: string) => path.split(':').length;
  const paths = Map.groupBy(restRoutes(), ({ path }) => path);
  return [...paths].sort(([a], [b]) => parameters(a) - parameters(b));
}
