import type { DomainError } from '@rolecall/core/errors';
import type { Logger } from 'pino';
import { describeError } from './describe-error.ts';

/** Logs what is our fault; what the caller did wrong is in the line of the request already. */
export function logFault(log: Logger, error: DomainError): void {
  if (error.code === 'INTERNAL') log.error(describeError(error.cause), 'unexpected error');
  if (error.code === 'UNAVAILABLE') log.warn(describeError(error.cause ?? error), 'unavailable');
}
