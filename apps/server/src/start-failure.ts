import { isUnavailable } from '@rolecall/db/errors';
import { SchemaError } from '@rolecall/db/schema-version';
import { EnvError } from './env.ts';
import { unusableDatabase } from './unusable-database.ts';

/** Why an installation could not be opened: ENVIRONMENT until someone changes something. */
export type StartFailure = {
  code: 'ENVIRONMENT' | 'UNAVAILABLE';
  message: string;
  retryAfter?: number;
};

const RETRY_SECONDS = 2;

/** What an operator can do something about, in one sentence. @returns nothing for a fault of our own */
export function startFailure(error: unknown): StartFailure | undefined {
  if (error instanceof EnvError || error instanceof SchemaError) {
    return { code: 'ENVIRONMENT', message: error.message };
  }
  if (!isUnavailable(error)) return undefined;
  const { message, mayPass } = unusableDatabase(error);
  return mayPass
    ? { code: 'UNAVAILABLE', message, retryAfter: RETRY_SECONDS }
    : { code: 'ENVIRONMENT', message };
}
