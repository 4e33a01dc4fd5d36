import { type ErrorBody, ErrorResponse } from '@rolecall/schemas/error-body';
import { ERROR_CODES, type ErrorCode } from '@rolecall/schemas/error-codes';
import { TRPCClientError } from '@trpc/client';
import { type Refusal, RefusedError } from './refused-error.ts';

function isErrorBody(value: unknown): value is ErrorBody {
  return (
    typeof value === 'object' &&
    value !== null &&
    'code' in value &&
    typeof value.code === 'string' &&
    Object.hasOwn(ERROR_CODES, value.code)
  );
}

/** The error object the API answered with, or `undefined` when it did not answer at all. */
export function readErrorBody(error: unknown): ErrorBody | undefined {
  if (!(error instanceof TRPCClientError)) return undefined;
  const domain: unknown = error.data?.domain;
  return isErrorBody(domain) ? domain : undefined;
}

/** The error object in what REST answered, or `undefined` when that is not the API's. */
export async function refusalIn(response: Response): Promise<ErrorBody | undefined> {
  return ErrorResponse.safeParse(await response.json().catch(() => undefined)).data?.error;
}

const SESSION_IS_DEAD: ReadonlySet<ErrorCode> = new Set(['UNAUTHENTICATED', 'SESSION_EXPIRED']);

/** Whether the API refused the credential itself. An API that is away or busy says nothing about it. */
export function isSignedOut(error: unknown): boolean {
  const body = readErrorBody(error);
  return body !== undefined && SESSION_IS_DEAD.has(body.code);
}

/** An error that a person can act on; everything else is thrown on, to the error page. */
export function actionableError(error: unknown): Refusal {
  const body = error instanceof RefusedError ? error.refusal : readErrorBody(error);
  if (!body || body.code === 'INTERNAL') throw error;
  return body;
}
