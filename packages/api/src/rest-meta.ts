import type { OpenApiMeta, OpenApiMethod } from 'trpc-to-openapi';

/** What REST shows of a procedure, beside what the generator of the description reads. */
export type RestMeta = OpenApiMeta & {
  /** The status of success. */
  restStatus?: 200 | 201;
  /** Where what was created is found, with `{field}` from the output; dotted for nested ones. */
  restLocation?: string | undefined;
  /** The media type of the answer, when it is not JSON: it is streamed then. */
  restType?: string | undefined;
};

export type RestOptions = {
  /** Whether a bearer token is needed. */
  signedIn?: boolean;
  status?: 200 | 201;
  /** Where what was created is found, below `/api/v1`, with `{field}` from the output. */
  location?: string;
  /** The media type of the answer, when it is not JSON. */
  type?: string;
  /** The statuses it may refuse with, besides those that any call may. */
  errors?: number[];
};

/** Refusals that any call may meet. */
const ALWAYS = [400, 413, 415, 500, 503];

/**
 * Shows a procedure in REST.
 * @param path below `/api/v1`, with `{id}` for what the input takes from it; its first part is the tag
 */
export function rest(
  method: OpenApiMethod,
  path: `/${string}`,
  summary: string,
  { signedIn = false, status = 200, location, type, errors = [] }: RestOptions = {},
): RestMeta {
  const refusals = [...ALWAYS, ...errors, ...(signedIn ? [401] : [])];
  return {
    restStatus: status,
    restLocation: location,
    restType: type,
    openapi: {
      method,
      path,
      summary,
      tags: [path.split('/')[1] ?? ''],
      protect: signedIn,
      errorResponses: [...new Set(refusals)].sort(),
    },
  };
}
