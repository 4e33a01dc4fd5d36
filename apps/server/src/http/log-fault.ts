import type { DomainError } from '@rolecall/core/errors';
import type { Context } from 'hono';
import { describeError } from '../describe-error.ts';
import type { HttpEnv } from './types.ts';

/** Logs what is our fault; what the caller did wrong is in the line of the request already. */
export function logFault(c: Context<HttpEnv>, error: DomainError): void {
  if (error.code !== 'INTERNAL' && error.code !== 'UNAVAILABLE') return;
  const log = c.get('logger').child({ requestId: c.get('info').id });
  if (error.code === 'INTERNAL') log.error(describeError(error.cause), 'unexpected error');
  else log.warn(describeError(error.cause ?? error), 'unavailable');
}
