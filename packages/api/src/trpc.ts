import { DomainError } from '@rolecall/core/errors';
import { initTRPC } from '@trpc/server';
import type { ApiContext } from './context.ts';
import { asTrpcError, domainErrorOf, errorBody } from './errors.ts';
import type { RestMeta } from './rest-meta.ts';
import { runAsUser, runCall, verbContextOf } from './run-call.ts';

const t = initTRPC
  .meta<RestMeta>()
  .context<ApiContext>()
  .create({
    // Said outright: tRPC would take a missing NODE_ENV for development and send stacks.
    isDev: false,
    errorFormatter: ({ shape, error, ctx }) => {
      const domain = errorBody(domainErrorOf(error), ctx?.request.id ?? '');
      return { ...shape, message: domain.message, data: { ...shape.data, domain } };
    },
  });

export const createRouter = t.router;
export const createCallerFactory = t.createCallerFactory;

/** Here, and only here, domain errors become tRPC's. */
const procedure = t.procedure.use(async ({ next }) => {
  const result = await next();
  return result.ok ? result : { ...result, error: asTrpcError(domainErrorOf(result.error)) };
});

/** A middleware's result, thrown where it is an error: for those who look at how a call ends. */
function orThrow<Result extends { ok: boolean; error?: unknown }>(result: Result) {
  if (!result.ok) throw result.error;
  return result;
}

/** For anybody; whoever is signed in counts as anonymous here. */
export const publicProcedure = procedure.use(({ ctx, path, next }) =>
  runCall(ctx, path, async () => {
    const verbContext = verbContextOf(ctx, { kind: 'anonymous' });
    return orThrow(await next({ ctx: { ...ctx, verbContext } }));
  }),
);

/** For people who are signed in: else UNAUTHENTICATED or SESSION_EXPIRED. */
export const userProcedure = procedure.use(({ ctx, path, next }) =>
  runAsUser(ctx, path, async (verbContext) =>
    orThrow(await next({ ctx: { ...ctx, verbContext } })),
  ),
);

/** For administrators: else, signed in, FORBIDDEN. */
export const adminProcedure = userProcedure.use(({ ctx, next }) => {
  const { actor } = ctx.verbContext;
  if (actor.kind !== 'user' || actor.role !== 'admin') throw new DomainError('FORBIDDEN');
  return next({ ctx });
});
