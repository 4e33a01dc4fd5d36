import { getTRPCErrorFromUnknown, TRPCError } from '@trpc/server';
import type { z } from 'zod';
import type { ApiContext } from './context.ts';
import type { RestMeta } from './rest-meta.ts';
import { appRouter } from './router.ts';

type Result = { ok: true; data: unknown } | { ok: false; error: TRPCError };
type Call = {
  path: string;
  type: ProcedureDef['type'];
  ctx: object;
  input: unknown;
  getRawInput: () => Promise<unknown>;
  signal: AbortSignal | undefined;
  batchIndex: number;
};
type NextOptions = { ctx?: object; input?: unknown };
type Middleware = {
  (
    call: Call & { meta: unknown; next: (options?: NextOptions) => Promise<Result> },
  ): Promise<Result>;
  /** What it is for, where it is one of tRPC's own. */
  _type?: string;
};

type ProcedureDef = {
  type: 'query' | 'mutation';
  meta?: RestMeta;
  /** Ours have at most one input parser, a zod schema. */
  inputs: z.ZodType[];
  /** What is answered, and nothing else. */
  output?: z.ZodType;
  middlewares: Middleware[];
};

/** A procedure as it is at run time. */
export type Procedure = ProcedureDef & { path: string };

/**
 * The router's procedures by their dotted path. tRPC's types show them nested, as they were
 * declared, without what they are made of; what it keeps at run time is this flat record.
 */
function procedureRecord(): Record<string, { _def: ProcedureDef }> {
  const flat: unknown = appRouter._def.procedures;
  return flat as Record<string, { _def: ProcedureDef }>;
}

/** Every procedure by its path, such as `auth.login`. */
export const PROCEDURES: ReadonlyMap<string, Procedure> = new Map(
  Object.entries(procedureRecord()).map(([path, { _def }]) => [path, { ..._def, path }]),
);

/**
 * Runs a procedure as tRPC does: the same middlewares, validation included, in the same order. Its
 * own loop is compiled for engines without object spread, which makes it three times as slow; why
 * that matters is in docs/decisions/015.
 * @param path such as `auth.login`
 * @param input as it came, not validated yet
 * @throws TRPCError
 */
export async function runProcedure(
  path: string,
  context: ApiContext,
  input: unknown,
): Promise<unknown> {
  const procedure = PROCEDURES.get(path);
  if (procedure === undefined) throw new TRPCError({ code: 'NOT_FOUND' });
  const result = await runFrom(0, procedure, {
    path,
    type: procedure.type,
    ctx: context,
    input: undefined,
    getRawInput: () => Promise.resolve(input),
    signal: undefined,
    batchIndex: 0,
  });
  if (!result.ok) throw result.error;
  return result.data;
}

async function runFrom(index: number, procedure: Procedure, call: Call): Promise<Result> {
  try {
    const middleware = procedure.middlewares[index];
    if (middleware === undefined) throw new Error('No middleware answered.');
    if (middleware._type === 'output' && procedure.output !== undefined) {
      return validated(await runFrom(index + 1, procedure, call), procedure.output);
    }
    return await middleware({
      ...call,
      meta: procedure.meta,
      next: (options = {}) =>
        runFrom(index + 1, procedure, {
          ...call,
          ctx: options.ctx === undefined ? call.ctx : { ...call.ctx, ...options.ctx },
          input: 'input' in options ? options.input : call.input,
        }),
    });
  } catch (cause) {
    return { ok: false, error: getTRPCErrorFromUnknown(cause) };
  }
}

/** As tRPC's own middleware for it does, which copies each result twice, property by property. */
function validated(result: Result, output: z.ZodType): Result {
  if (!result.ok) return result;
  const { success, data, error: cause } = output.safeParse(result.data);
  if (success) return { ok: true, data };
  throw new TRPCError({
    message: 'Output validation failed',
    code: 'INTERNAL_SERVER_ERROR',
    cause,
  });
}
