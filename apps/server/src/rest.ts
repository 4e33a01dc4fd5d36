import type { ApiContext } from '@rolecall/api/context';
import { refusalOf } from '@rolecall/api/errors';
import { createCaller } from '@rolecall/api/router';
import { DomainError } from '@rolecall/core/errors';
import type { Context } from 'hono';
import { Hono } from 'hono';
import { errorAnswer } from './http/error-answer.ts';
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
      c.header('allow', allowed);
      if (c.req.method === 'OPTIONS') return c.body(null, 204);
      return errorAnswer(c, new DomainError('METHOD_NOT_ALLOWED'));
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
      limits.tell(c);
      return c.body(streamOf(pieces, base.onBackgroundError), route.status, headers);
    }
    const output = await callProcedure(context, route, input);
    limits.tell(c);
    tellAboutOutput(c, route, output);
    return c.json(output, route.status);
  } catch (error) {
    const refusal = refusalOf(error);
    logFault(c.var.log, refusal);
    limits.tell(c);
    return errorAnswer(c, refusal);
  }
}

type Call = (input: unknown) => Promise<object>;

/** A procedure's path names a function of the caller: both come from the same router. */
function callProcedure(context: ApiContext, { procedure }: RestRoute, input: unknown) {
  let current: unknown = createCaller(context);
  for (const part of procedure.split('.')) current = (current as Record<string, unknown>)[part];
  return (current as Call)(input);
}

/** Hono answers HEAD as GET, without the body. */
const methodsOf = ({ method }: RestRoute) => (method === 'GET' ? ['GET', 'HEAD'] : [method]);

/** The routes of each path, `/users/me` before `/users/:id`, which would take it for an id. */
function routesByPath(): [string, RestRoute[]][] {
  const parameters = (path: string) => path.split(':').length;
  const paths = Map.groupBy(restRoutes(), ({ path }) => path);
  return [...paths].sort(([a], [b]) => parameters(a) - parameters(b));
}
