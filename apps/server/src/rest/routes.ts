import { errorCodesOf } from '@rolecall/api/error-codes';
import { PROCEDURES, type Procedure } from '@rolecall/api/procedures';
import type { Rest } from '@rolecall/api/rest';
import { versionedBy } from '@rolecall/api/versioned';
import type { ErrorCode } from '@rolecall/schemas/error-codes';
import { REST_BASE } from '@rolecall/schemas/rest-base';

/** A procedure that REST shows. */
export type RestRoute = Omit<Rest, 'path'> & {
  procedure: Procedure;
  /** In Hono's spelling, such as `/api/v1/users/:id`. */
  path: string;
  /** Whether it takes `If-Match`. */
  changesVersion: boolean;
  /** What it may refuse with. */
  errors: ErrorCode[];
};

/** Every procedure with a place in REST, as a route: the router is the only list there is. */
export function restRoutes(): RestRoute[] {
  return [...PROCEDURES.values()].flatMap((procedure) => {
    const { rest, verb } = procedure;
    if (rest === undefined) return [];
    const changesVersion = versionedBy(rest, verb) !== undefined;
    const errors = errorCodesOf(verb);
    return {
      ...rest,
      procedure,
      path: REST_BASE + rest.path.replace(/\{(\w+)\}/g, ':$1'),
      changesVersion,
      errors: changesVersion ? [...new Set([...errors, 'CONFLICT' as const])] : errors,
    };
  });
}
