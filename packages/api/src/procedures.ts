import type { AnyVerb } from '@rolecall/core/verb';
import type { Rest } from './rest.ts';
import { appRouter } from './router.ts';

/** A procedure of the router: a verb, its name, and how it is called. */
export type Procedure = {
  /** Its path in the router, such as `auth.login`. */
  path: string;
  type: 'query' | 'mutation';
  verb: AnyVerb;
  rest: Rest | undefined;
};

type ProcedureDef = { type: Procedure['type']; meta?: Pick<Procedure, 'verb' | 'rest'> };

/** tRPC's types show procedures nested, as they were declared; at run time it keeps a flat record. */
function procedureRecord(): Record<string, { _def: ProcedureDef }> {
  const flat: unknown = appRouter._def.procedures;
  return flat as Record<string, { _def: ProcedureDef }>;
}

/** Every procedure that runs a verb, by its path. */
export const PROCEDURES: ReadonlyMap<string, Procedure> = new Map(
  Object.entries(procedureRecord()).flatMap(
    ([
      path,
      {
        _def: { type, meta },
      },
    ]) => (meta === undefined ? [] : [[path, { path, type, ...meta }]]),
  ),
);
