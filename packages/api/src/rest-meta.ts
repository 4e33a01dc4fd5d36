import { ERROR_CODES, type ErrorCode } from '@rolecall/schemas/error-codes';
import type { OpenApiMeta, OpenApiMethod } from 'trpc-to-openapi';

/** What REST shows of a procedure, beside what the generator of the description reads. */
export type RestMeta = OpenApiMeta & {
  /** The status of success. */
  restStatus?: 200 | 201;
  /** Where what was created is found, with `{field}` from the output; dotted for nested ones. */
  restLocation?: string | undefined;
  /** The media type of the answer, when it is not JSON: it is streamed then. */
  restType?: string | undefined;
  /** What it may refuse with. */
  restErrors?: ErrorCode[];
};

export type RestOptions = {
  /** Whether a bearer token is needed. */
  signedIn?: boolean;
  status?: 200 | 201;
  /** Where what was created is found, below `/api/v1`, with `{field}` from the output. */
  location?: string;
  /** The media type of the answer, when it is not JSON. */
  type?: string;
  /** What it may refuse with, besides what any call may. */
  errors?: ErrorCode[];
};

/** Refusals that any call may meet. */
const ALWAYS: ErrorCode[] = [
  'VALIDATION_FAILED',
  'PAYLOAD_TOO_LARGE',
  'UNSUPPORTED_MEDIA_TYPE',
  'INTERNAL',
  'UNAVAILABLE',
];
/** Refusals that any call with a token may meet. */
const SIGNED_IN: ErrorCode[] = ['UNAUTHENTICATED', 'SESSION_EXPIRED', 'RATE_LIMITED'];

/**
 * Shows a procedure in REST.
 * @param path below `/api/v1`, with `{id}` for what the input takes from it
 */
export function rest(
  method: OpenApiMethod,
  path: `/${string}`,
  summary: string,
  { signedIn = false, status = 200, location, type, errors = [] }: RestOptions = {},
): RestMeta {
  const restErrors = [...ALWAYS, ...errors, ...(signedIn ? SIGNED_IN : [])];
  const statuses = new Set<number>(restErrors.map((code) => ERROR_CODES[code].status));
  return {
    restStatus: status,
    restLocation: location,
    restType: type,
    restErrors,
    openapi: {
      method,
      path,
      summary,
      protect: signedIn,
      errorResponses: [...statuses].sort(),
    },
  };
}
