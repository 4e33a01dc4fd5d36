import type { ApiContext } from '@rolecall/api/context';
import { domainErrorOf } from '@rolecall/api/errors';
import { createCaller } from '@rolecall/api/router';
import { DomainError, toDomainError } from '@rolecall/core/errors';
import { TRPCError } from '@trpc/server';
import type { Context } from 'hono';
import { Hono } from 'hono';
import { errorAnswer } from './http/error-answer.ts';
import { logFault } from './http/log-fault.ts';
import type { HttpEnv } from './http/types.ts';
import { limitWatch, tellAboutOutput } from './rest/answer-headers.ts';
import { exportUsersAsStream } from './rest/export-users.ts';
import { readInput } from './rest/read-input.ts';
import { type RestRoute, restRoutes } from './rest/routes.ts';

type MakeContext = (c: Context<HttpEnv>) => ApiContext;

/**
 * REST from the same procedures that tRPC runs: same input and output schemas, same errors, other
 * clothes. Why not the adapter of trpc-to-openapi: docs/decisions/009.
 */
export function restApp(makeContext: MakeContext): Hono<HttpEnv> {
  const app = new Hono<HttpEnv>();
  const routes = restRoutes();
  for (const route of routes) {
    app.on(route.method, route.path, async (c) => {
      const limits = limitWatch();
      try {
        const input = await readInput(c, route.input);
        const context = { ...makeContext(c), onLimit: limits.onLimit };
        if (route.type === 'text/csv') return await exportUsersAsStream(context, input);
        const output = await callProcedure(context, route, input);
        limits.tell(c);
        tellAboutOutput(c, route, output);
        return c.json(output, route.status);
      } catch (error) {
        const refusal = error instanceof TRPCError ? domainErrorOf(error) : toDomainError(error);
        logFault(c.var.log, refusal);
        limits.tell(c);
        return errorAnswer(c, refusal);
      }
    });
  }
  for (const [path, methods] of methodsByPath(routes)) {
    app.all(path, (c) => {
      c.header('allow', methods.join(', '));
      if (c.req.method === 'OPTIONS') return c.body(null, 204);
      return errorAnswer(c, new DomainError('METHOD_NOT_ALLOWED'));
    });
  }
  app.all('/api/*', (c) => errorAnswer(c, new DomainError('NOT_FOUND')));
  return app;
}

type Call = (input: unknown) => Promise<object>;

/** A procedure's path names a function of the caller: both come from the same router. */
function callProcedure(context: ApiContext, { procedure }: RestRoute, input: unknown) {
  let current: unknown = createCaller(context);
  for (const part of procedure.split('.')) current = (current as Record<string, unknown>)[part];
  return (current as Call)(input);
}

function methodsByPath(routes: RestRoute[]): Map<string, string[]> {
  const methods = new Map<string, string[]>();
  for (const { path, method } of routes) {
    // Hono answers HEAD as GET, without the body.
    const all = method === 'GET' ? ['GET', 'HEAD'] : [method];
    methods.set(path, [...(methods.get(path) ?? []), ...all]);
  }
  return methods;
}
