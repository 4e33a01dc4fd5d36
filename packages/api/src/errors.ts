import { DomainError, toDomainError } from '@rolecall/core/errors';
import type { ErrorBody } from '@rolecall/schemas/error-body';
import { ERROR_CODES, type ErrorCode } from '@rolecall/schemas/error-codes';
import { TRPCError } from '@trpc/server';
import { TRPC_ERROR_CODES_BY_KEY } from '@trpc/server/rpc';
import type { ZodError } from 'zod';

type TrpcCode = TRPCError['code'];

const TRPC_CODES: Record<number, TrpcCode> = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_SUPPORTED',
  409: 'CONFLICT',
  413: 'PAYLOAD_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  429: 'TOO_MANY_REQUESTS',
  500: 'INTERNAL_SERVER_ERROR',
  503: 'SERVICE_UNAVAILABLE',
};

/** What tRPC itself refuses, before a procedure runs. */
const DOMAIN_CODES: Partial<Record<TrpcCode, ErrorCode>> = {
  BAD_REQUEST: 'VALIDATION_FAILED',
  PARSE_ERROR: 'VALIDATION_FAILED',
  NOT_FOUND: 'UNKNOWN_PROCEDURE',
  METHOD_NOT_SUPPORTED: 'METHOD_NOT_ALLOWED',
  PAYLOAD_TOO_LARGE: 'PAYLOAD_TOO_LARGE',
  UNSUPPORTED_MEDIA_TYPE: 'UNSUPPORTED_MEDIA_TYPE',
};

const NOT_JSON = 'The input is not valid JSON.';

/** What tRPC's adapter says went wrong, as a domain error: the unknown becomes INTERNAL. */
export function fromTrpcError(error: TRPCError): DomainError {
  const code = DOMAIN_CODES[error.code];
  if (code !== undefined && !(error.cause instanceof DomainError)) {
    const message = error.cause instanceof SyntaxError ? { message: NOT_JSON } : {};
    return new DomainError(code, { cause: error.cause, ...message });
  }
  return toDomainError(error.cause ?? error);
}

/** A domain error as tRPC throws it: the HTTP status is that of its code. */
export function toTrpcError(error: DomainError): TRPCError {
  const code = TRPC_CODES[ERROR_CODES[error.code].status] ?? 'INTERNAL_SERVER_ERROR';
  return new TRPCError({ code, message: error.message, cause: error });
}

/** What leaves the server of an error. */
export function toErrorBody(error: DomainError, requestId: string): ErrorBody {
  const { code, message, fields } = error;
  return { code, message, ...(fields === undefined ? {} : { fields }), requestId };
}

/** An error in tRPC's own shape, with ours under `data.domain`. */
export function withDomain<Shape extends { data: object }>(
  shape: Shape,
  error: DomainError,
  requestId: string,
) {
  const domain = toErrorBody(error, requestId);
  return { ...shape, message: domain.message, data: { ...shape.data, domain } };
}

/** What tRPC sends of an error that came before any call was known. */
export function toTrpcErrorBody(error: DomainError, requestId: string) {
  const { code } = toTrpcError(error);
  const data = { code, httpStatus: error.status };
  return withDomain({ code: TRPC_ERROR_CODES_BY_KEY[code], data }, error, requestId);
}

/** How many mistakes are told at once: the response must not outgrow the question. */
const FIELDS_TOLD = 50;

/** Messages by path, dotted; `_` for what is wrong with the input as a whole. */
export function fieldsOf(error: ZodError): Record<string, string[]> {
  const fields = new Map<string, string[]>();
  const add = (path: PropertyKey[], message: string) => {
    const key = path.map(String).join('.') || '_';
    fields.set(key, [...(fields.get(key) ?? []), message]);
  };
  for (const issue of error.issues.slice(0, FIELDS_TOLD)) {
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys.slice(0, FIELDS_TOLD))
        add([...issue.path, key], 'Unknown field.');
    } else {
      add(issue.path, issue.message);
    }
  }
  return Object.fromEntries(fields);
}
