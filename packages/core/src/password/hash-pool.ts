import { DomainError } from '../errors.ts';
import { createWaitingLine } from '../waiting-line.ts';

export type HashPoolConfig = {
  /** How many hashes at once: as many as there are cores. */
  concurrency: number;
  queueLimit: number;
  /** The longest wait for a place, in milliseconds. */
  waitMs: number;
};

export type HashPool = {
  /** @throws DomainError UNAVAILABLE when the queue is full or too slow */
  run<T>(work: () => Promise<T>): Promise<T>;
  load(): { running: number; waiting: number };
};

/** Lets so many hashes run at once, and the rest wait their turn or be turned away. */
export function createHashPool({ concurrency, queueLimit, waitMs }: HashPoolConfig): HashPool {
  let running = 0;
  const tooBusy = () => new DomainError('UNAVAILABLE', { retryAfterSeconds: 2 });
  const line = createWaitingLine(queueLimit, tooBusy);

  return {
    run: async (work) => {
      // Who is called takes over the place of the one that calls.
      if (running < concurrency) running++;
      else await line.wait(waitMs);
      try {
        return await work();
      } finally {
        if (!line.callNext()) running--;
      }
    },
    load: () => ({ running, waiting: line.length() }),
  };
}
