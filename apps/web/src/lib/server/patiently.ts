import { setTimeout as wait } from 'node:timers/promises';
import type { RequestEvent } from '@sveltejs/kit';
import { errorBody } from './api-error.ts';

const TRIES = 5;
const LONGEST_WAIT_SECONDS = 15;

/**
 * Runs one step of a long piece of work and, where the API is busy or has had enough for now, waits
 * as long as it says before the next try; not while the server ends.
 */
export async function patiently<T>(
  { locals, platform }: RequestEvent,
  step: () => Promise<T>,
): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await step();
    } catch (error) {
      const code = errorBody(error)?.code;
      const isPassing = code === 'RATE_LIMITED' || code === 'UNAVAILABLE';
      const seconds = Number(locals.retryAfter ?? 1);
      if (!isPassing || tries === TRIES || seconds > LONGEST_WAIT_SECONDS) throw error;
      const signal = platform?.draining;
      await wait(seconds * 1_000, undefined, { signal }).catch(() => {
        throw error;
      });
    }
  }
}
