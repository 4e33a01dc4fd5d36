import { DomainError } from '../errors.ts';

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
  const waiting = new Set<() => void>();

  const takePlace = (): Promise<void> => {
    if (running < concurrency) {
      running++;
      return Promise.resolve();
    }
    if (waiting.size >= queueLimit) throw tooBusy();
    return new Promise((resolve, reject) => {
      const start = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        waiting.delete(start);
        reject(tooBusy());
      }, waitMs);
      waiting.add(start);
    });
  };
  const givePlace = () => {
    const [next] = waiting;
    if (next === undefined) {
      running--;
      return;
    }
    waiting.delete(next);
    next();
  };

  return {
    run: async (work) => {
      await takePlace();
      try {
        return await work();
      } finally {
        givePlace();
      }
    },
    load: () => ({ running, waiting: waiting.size }),
  };
}

function tooBusy(): DomainError {
  return new DomainError('UNAVAILABLE', { retryAfterSeconds: 2 });
}
