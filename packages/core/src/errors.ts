import { isUnavailable } from '@rolecall/db/errors';
import { ERROR_CODES, type ErrorCode } from '@rolecall/schemas/error-codes';
import { rateLimitedText } from '@rolecall/schemas/wait-text';

type Details = {
  /** Instead of the code's own message. Of RATE_LIMITED the reason, to which the wait is added. */
  message?: string;
  /** What is wrong with which input field. */
  fields?: Record<string, string[]>;
  /** When it is worth trying again, in seconds. */
  retryAfterSeconds?: number;
  cause?: unknown;
};

/** A refusal with a code of the contract. Transports turn it into their own kind of error. */
export class DomainError extends Error {
  override name = 'DomainError';
  readonly code: ErrorCode;
  readonly fields: Record<string, string[]> | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ErrorCode, details: Details = {}) {
    super(messageOf(code, details), { cause: details.cause });
    this.code = code;
    this.fields = details.fields;
    this.retryAfterSeconds = details.retryAfterSeconds;
  }

  get status(): number {
    return ERROR_CODES[this.code].status;
  }
}

function messageOf(code: ErrorCode, { message, retryAfterSeconds }: Details): string {
  if (code === 'RATE_LIMITED') return rateLimitedText(retryAfterSeconds, message);
  return message ?? ERROR_CODES[code].message;
}

/** The refusal of a wrong password where it is known whose it should be. @param field that held it */
export function wrongPassword(field: string): DomainError {
  const message = 'The password is wrong.';
  return new DomainError('INVALID_CREDENTIALS', { message, fields: { [field]: [message] } });
}

const RETRY_UNAVAILABLE_SECONDS = 2;

/** Any error as a refusal: what is unknown becomes INTERNAL and gives nothing away. */
export function toDomainError(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  if (isUnavailable(error)) {
    return new DomainError('UNAVAILABLE', {
      retryAfterSeconds: RETRY_UNAVAILABLE_SECONDS,
      cause: error,
    });
  }
  return new DomainError('INTERNAL', { cause: error });
}
