import { z } from 'zod';
import { ERROR_CODES, type ErrorCode } from './error-codes.ts';

const isErrorCode = (text: string): text is ErrorCode => Object.hasOwn(ERROR_CODES, text);

/** The error object every transport sends: REST as `error`, tRPC as `error.data.domain`. */
export const ErrorBody = z.object({
  code: z.enum(Object.keys(ERROR_CODES).filter(isErrorCode)),
  message: z.string(),
  /** What is wrong with which input field; `_` is the input as a whole. */
  fields: z.record(z.string(), z.array(z.string())).optional(),
  requestId: z.string(),
});
export type ErrorBody = z.infer<typeof ErrorBody>;

/** What REST answers when it refuses. */
export const ErrorResponse = z.object({ error: ErrorBody });
