import { toDomainError } from '@rolecall/core/errors';
import type { AnyVerb, Verb } from '@rolecall/core/verb';
import { initTRPC, type TRPCMutationProcedure, type TRPCQueryProcedure } from '@trpc/server';
import type { z } from 'zod';
import type { ApiContext } from './context.ts';
import { fromTrpcError, toTrpcError, withDomain } from './errors.ts';
import type { Rest } from './rest.ts';
import { type NamedVerb, runVerb } from './run-verb.ts';

const t = initTRPC
  .meta<{ verb: AnyVerb; rest: Rest | undefined }>()
  .context<ApiContext>()
  .create({
    // Said outright: tRPC would take a missing NODE_ENV for development and send stacks.
    isDev: false,
    errorFormatter: ({ shape, error, ctx }) =>
      withDomain(shape, fromTrpcError(error), ctx?.request.id ?? ''),
  });

export const createRouter = t.router;
export const plainProcedure = t.procedure;

/** What typed clients see of a procedure: the types of its verb's schemas. */
type Typed<In extends z.ZodType, Out extends z.ZodType> = {
  input: z.input<In>;
  output: z.output<Out>;
  meta: unknown;
};

/** A verb that changes nothing, as a procedure. */
export function query<In extends z.ZodType, Out extends z.ZodType, Result>(
  verb: Verb<In, Out, Result>,
  rest?: Rest,
): TRPCQueryProcedure<Typed<In, Out>> {
  return asTyped(
    declared(verb, rest).query(({ ctx, path, input }) =>
      call({ path, type: 'query', verb, rest }, ctx, input),
    ),
  );
}

/** A verb that changes something, as a procedure. */
export function command<In extends z.ZodType, Out extends z.ZodType, Result>(
  verb: Verb<In, Out, Result>,
  rest?: Rest,
): TRPCMutationProcedure<Typed<In, Out>> {
  return asTyped(
    declared(verb, rest).mutation(({ ctx, path, input }) =>
      call({ path, type: 'mutation', verb, rest }, ctx, input),
    ),
  );
}

/** The input goes on as it came: the verb's own schema validates it. */
const declared = (verb: AnyVerb, rest: Rest | undefined) =>
  t.procedure.meta({ verb, rest }).input((input: unknown) => input);

/** What runs is typed by hand here, so that clients see plain types and not how they were made. */
const asTyped = <T>(built: unknown) => built as T;

/** Runs a call, in its turn where it came in a batch. */
async function call(named: NamedVerb, context: ApiContext, input: unknown): Promise<unknown> {
  const run = () => runVerb(named, context, input);
  try {
    return await (context.batch === undefined ? run() : context.batch.run(named.type, run));
  } catch (error) {
    throw toTrpcError(toDomainError(error));
  }
}
