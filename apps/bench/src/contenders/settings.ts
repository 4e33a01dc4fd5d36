import { createHash } from 'node:crypto';
import { DEFAULT_LIMITS } from '@rolecall/core/limits';

/** Not a secret: the databases hold made-up people, and seeded ones are kept between runs. */
export const SECRET_KEY = createHash('sha256').update('rolecall bench').digest('base64');
export const ADMIN_KEY = 'the key of this benchmark, long enough';

const MANY = 1_000_000_000;

/** RATE_LIMITS that lifts every row there is, so that the server is measured and not the limits. */
export function liftedLimits(): string {
  const rows = Object.entries(DEFAULT_LIMITS).map(([name, row]) => [
    name,
    'free' in row ? { free: MANY } : { limit: MANY },
  ]);
  return JSON.stringify(Object.fromEntries(rows));
}
