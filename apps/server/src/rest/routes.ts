import { PROCEDURES } from '@rolecall/api/procedures';
import type { ErrorCode } from '@rolecall/schemas/error-codes';
import { z } from 'zod';

export const REST_BASE = '/api/v1';

/** A procedure that REST shows. */
export type RestRoute = {
  /** The procedure's path in the router, such as `auth.login`. */
  procedure: string;
  method: string;
  /** In Hono's spelling, such as `/api/v1/users/:id`. */
  path: string;
  input: z.ZodType | undefined;
  /** The status of success. */
  status: 200 | 201;
  /** Where what was created is found, with `{field}` from the output. */
  location: string | undefined;
  /** Whether it takes `If-Match`. */
  changesVersion: boolean;
  /** The media type of the answer, when it is not JSON. */
  type: string | undefined;
  /** What it may refuse with. */
  errors: ErrorCode[];
};

/** Every procedure with REST meta, as a route: the router is the only list there is. */
export function restRoutes(): RestRoute[] {
  return [...PROCEDURES.values()].flatMap(({ path: procedure, meta, inputs }) => {
    const rest = meta?.openapi;
    if (rest === undefined) return [];
    const path = REST_BASE + rest.path.replace(/\{(\w+)\}/g, ':$1');
    const { restStatus: status = 200, restLocation: location, restType: type } = meta ?? {};
    const errors = meta?.restErrors ?? [];
    const input = inputs[0];
    const changesVersion = input instanceof z.ZodObject && 'ifMatch' in input.shape;
    return [
      {
        procedure,
        method: rest.method,
        path,
        input,
        status,
        location,
        changesVersion,
        type,
        errors,
      },
    ];
  });
}
