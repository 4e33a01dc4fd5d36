import type { ErrorCode } from './api.ts';

/**
 * What goes wrong without Rolecall saying so: no connection, no response in time, aborted by the
 * program, a response that is not Rolecall's, a `url` that is none, `storage` that throws, and a
 * service that asks who a request is from before it has checked.
 */
export type ClientErrorCode =
  | 'UNREACHABLE'
  | 'TIMEOUT'
  | 'ABORTED'
  | 'BAD_RESPONSE'
  | 'INVALID_URL'
  | 'STORAGE_FAILED'
  | 'NOT_VERIFIED';
export type RolecallErrorCode = ErrorCode | ClientErrorCode;

/** What is wrong with which input field, by its path; `_` is the input as a whole. */
export type RolecallErrorFields = Readonly<Record<string, readonly string[] | undefined>>;

export type RolecallErrorDetails = {
  status?: number | undefined;
  fields?: RolecallErrorFields | undefined;
  requestId?: string | undefined;
  retryAfter?: number | undefined;
  cause?: unknown;
};

/** Everything that this package throws. */
export class RolecallError<Code extends RolecallErrorCode = RolecallErrorCode> extends Error {
  override readonly name = 'RolecallError';
  readonly code: Code;
  /** The HTTP status, where there was a response. */
  readonly status: number | undefined;
  readonly fields: RolecallErrorFields;
  /** What the server's log calls the request. */
  readonly requestId: string | undefined;
  /** How long to wait before trying again, in seconds. */
  readonly retryAfter: number | undefined;

  constructor(code: Code, message: string, details: RolecallErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.status = details.status;
    this.fields = details.fields ?? {};
    this.requestId = details.requestId;
    this.retryAfter = details.retryAfter;
  }
}

/** Whether an error is a `RolecallError` with one of these codes. */
export function isCode<Code extends RolecallErrorCode>(
  error: unknown,
  ...codes: readonly [Code, ...Code[]]
): error is RolecallError<Code> {
  return error instanceof RolecallError && codes.some((code) => code === error.code);
}
