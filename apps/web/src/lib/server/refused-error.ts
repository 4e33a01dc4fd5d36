import type { ErrorBody } from '@rolecall/schemas/error-body';
import { ERROR_CODES } from '@rolecall/schemas/error-codes';

export type Refusal = Pick<ErrorBody, 'code' | 'message' | 'fields'>;

/** Ends a form action with a refusal that the API's client did not throw. */
export class RefusedError extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.message);
    this.refusal = refusal;
  }
}

/** Says that one field will not do, for what a schema cannot know. */
export function fieldError(name: string, text: string): RefusedError {
  const code = 'VALIDATION_FAILED';
  return new RefusedError({ code, message: ERROR_CODES[code].message, fields: { [name]: [text] } });
}
