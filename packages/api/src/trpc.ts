import { DomainError } from '@rolecall/core/errors';
import { initTRPC, type TRPCProcedureType as ProcedureType } from '@trpc/server';
import type { ApiContext } from './context.ts';
import { asTrpcError, domainErrorOf, errorBody, refusalOf } from './errors.ts';
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

/** A middleware's result, thrown where it is an error: for those who look at how a call ends. */
function orThrow<Result extends { ok: boolean; error?: unknown }>(result: Result) {
  if (!result.ok) throw result.error;
  return result;
}

/** Runs a call, in its turn where it came in a batch. */
function inTurn<T extends object>(
  { batch }: ApiContext,
  type: ProcedureType,
  work: () => Promise<T>,
): Promise<T> {
  return batch === undefined ? work() : batch.run(type, work);
}

const ANONYMOUS = { kind: 'anonymous' } as const;

/** For anybody; whoever is signed in counts as anonymous here. */
export const publicProcedure = t.procedure.use(async ({ ctx, path, type, next }) => {
  try {
    return await runCall(ctx, path, () => {
      const verbContext = verbContextOf(ctx, ANONYMOUS);
      return inTurn(ctx, type, async () => orThrow(await next({ ctx: { verbContext } })));
    });
  } catch (error) {
    throw asTrpcError(refusalOf(error));
  }
});

/** For people who are signed in: else UNAUTHENTICATED or SESSION_EXPIRED. */
export const userProcedure = t.procedure.use(async ({ ctx, path, type, next }) => {
  try {
    return await runAsUser(ctx, path, (verbContext) =>
      inTurn(ctx, type, async () => orThrow(await next({ ctx: { verbContext } }))),
    );
  } catch (error) {
    throw asTrpcError(refusalOf(error));
  }
});

/** For administrators: else, signed in, FORBIDDEN. */
export const adminProcedure = userProcedure.use(({ ctx, next }) => {
  const { actor } = ctx.verbContext;
  if (actor.kind !== 'user' || actor.role !== 'admin') throw new DomainError('FORBIDDEN');
  return next();
});
