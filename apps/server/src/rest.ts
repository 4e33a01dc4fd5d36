import type { ApiContext } from '@rolecall/api/context';
import { refusalOf } from '@rolecall/api/errors';
import { runProcedure } from '@rolecall/api/procedures';
import { DomainError } from '@rolecall/core/errors';
import type { Context } from 'hono';
import { Hono } from 'hono';
import { errorAnswer } from './http/error-answer.ts';
import { jsonResponse } from './http/json-response.ts';
import { logFault } from './http/log-fault.ts';
import type { HttpEnv } from './http/types.ts';
import { limitWatch, tellAboutOutput } from './rest/answer-headers.ts';
import { exportDataAsStream } from './rest/export-data.ts';
import { exportUsersAsStream } from './rest/export-users.ts';
import { readInput } from './rest/read-input.ts';
import { type RestRoute, restRoutes } from './rest/routes.ts';
import { type StreamedAnswer, streamOf } from './rest/streamed-answer.ts';

/** Procedures whose answer is too long to be held as a whole. */
const STREAMS = new Map<string, (context: ApiContext, input: unknown) => Promise<StreamedAnswer>>([
  ['admin.users.export', exportUsersAsStream],
  ['user.exportData', exportDataAsStream],
]);

type MakeContext = (c: Context<HttpEnv>) => ApiContext;

/**
 * REST from the same procedures that tRPC runs: same input and output schemas, same errors, other
 * clothes. Why not the adapter of trpc-to-openapi: docs/decisions/009.
 */
export function restApp(makeContext: MakeContext): Hono<HttpEnv> {
  const app = new Hono<HttpEnv>();
  for (const [path, routes] of routesByPath()) {
    for (const route of routes) {
      app.on(route.method, path, (c) => answer(c, route, makeContext(c)));
    }
    const allowed = routes.flatMap(methodsOf).join(', ');
    app.all(path, (c) => {
      const response =
        c.req.method === 'OPTIONS'
          ? new Response(null, { status: 204 })
          : errorAnswer(c, new DomainError('METHOD_NOT_ALLOWED'));
      response.headers.set('allow', allowed);
      return response;
    });
  }
  app.all('/api/*', (c) => errorAnswer(c, new DomainError('NOT_FOUND')));
  return app;
}

async function answer(c: Context<HttpEnv>, route: RestRoute, base: ApiContext): Promise<Response> {
  const limits = limitWatch();
  try {
    const input = await readInput(c, route.input);
    const context = { ...base, onLimit: limits.onLimit };
    const stream = STREAMS.get(route.procedure);
    if (stream !== undefined) {
      const { pieces, headers } = await stream(context, input);
      const response = c.body(streamOf(pieces, base.onBackgroundError), route.status, headers);
      limits.tell(response.headers);
      return response;
    }
    const output = await runProcedure(route.procedure, context, input);
    const response = jsonResponse(JSON.stringify(output), route.status);
    limits.tell(response.headers);
    tellAboutOutput(response.headers, route, output);
    return response;
  } catch (error) {
    const refusal = refusalOf(error);
    logFault(c, refusal);
    const response = errorAnswer(c, refusal);
    limits.tell(response.headers);
    return response;
  }
}

/** Hono answers HEAD as GET, without the body. */
const methodsOf = ({ method }: RestRoute) => (method === 'GET' ? ['GET', 'HEAD'] : [method]);

/** The routes of each path, `/users/me` before `/users/:id`, which would take it for an id. */
function routesByPath(): [string, RestRoute[]][] {
  const parameters = (path: string) => path.split(':').length;
  const paths = Map.groupBy(restRoutes(), ({ path }) => path);
  return [...paths].sort(([a], [b]) => parameters(a) - parameters(b));
}
