import { setTimeout as wait } from 'node:timers/promises';
import type { Context } from '../context.ts';
import { toDomainError } from '../errors.ts';

const TRIES = 5;
const LONGEST_WAIT_SECONDS = 15;

/**
 * Runs one step of a long piece of work. Where the database is away or busy, it waits as long as
 * that says before the next try, but not while the process comes to an end.
 * @throws what the last try throws
 */
export async function patiently<T>(
  { draining: signal }: Pick<Context, 'draining'>,
  step: () => Promise<T>,
): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await step();
    } catch (error) {
      const { code, retryAfterSeconds = 1 } = toDomainError(error);
      const isPassing = code === 'UNAVAILABLE' && retryAfterSeconds <= LONGEST_WAIT_SECONDS;
      if (!isPassing || tries === TRIES) throw error;
      await wait(retryAfterSeconds * 1_000, undefined, { signal }).catch(() => {
        throw error;
      });
    }
  }
}
