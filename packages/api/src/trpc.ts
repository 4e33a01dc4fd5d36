import type { Actor, Context } from '@rolecall/core/context';
import { DomainError } from '@rolecall/core/errors';
import { requireUser } from '@rolecall/core/policy';
import { initTRPC } from '@trpc/server';
import type { ApiContext } from './context.ts';
import { asTrpcError, domainErrorOf, errorBody } from './errors.ts';
import { noteRefusal } from './note-refusal.ts';
import type { RestMeta } from './rest-meta.ts';

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
const procedure = t.procedure.use(async ({ ctx, path, next }) => {
  const result = await next();
  const refusal = result.ok ? undefined : domainErrorOf(result.error);
  ctx.onCall?.({ procedure: path, result: refusal?.code ?? 'OK' });
  return result.ok || refusal === undefined ? result : { ...result, error: asTrpcError(refusal) };
});

/** What a verb gets of a call. */
export function verbContextOf({ core, request, onLimit }: ApiContext, actor: Actor): Context {
  return { ...core, actor, request, onLimit };
}

/** For anybody; whoever is signed in counts as anonymous here. */
export const publicProcedure = procedure.use(({ ctx, next }) => {
  const verbContext = verbContextOf(ctx, { kind: 'anonymous' });
  return next({ ctx: { ...ctx, verbContext } });
});

/**
 * For people who are signed in: else UNAUTHENTICATED or SESSION_EXPIRED. What they may not do is
 * refused and noted here, whichever of the procedure's parts refuses it.
 */
export const userProcedure = procedure.use(async ({ ctx, path, next }) => {
  const verbContext = verbContextOf(ctx, await ctx.resolveActor());
  requireUser(verbContext);
  const result = await next({ ctx: { ...ctx, verbContext } });
  if (!result.ok) await noteRefusal(ctx, verbContext, path, domainErrorOf(result.error).code);
  return result;
});

/** For administrators: else, signed in, FORBIDDEN. */
export const adminProcedure = userProcedure.use(({ ctx, next }) => {
  const { actor } = ctx.verbContext;
  if (actor.kind !== 'user' || actor.role !== 'admin') throw new DomainError('FORBIDDEN');
  return next({ ctx });
});
