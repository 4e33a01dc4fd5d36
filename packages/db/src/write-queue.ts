import { DatabaseUnavailableError } from './errors.ts';
import { createTurns } from './turns.ts';

export type WriteQueue = {
  /**
   * Runs `work` when its turn comes.
   * @param caller whose work it is: callers take turns, and each has so many waiting
   */
  run<T>(work: () => Promise<T>, caller?: string): Promise<T>;
  /** How much work there is: what runs and what waits. */
  pending(): number;
  /** Resolves when there is no work left. */
  idle(): Promise<void>;
};

/**
 * One writer at a time in this process: a libSQL server gives one write transaction at a time, and
 * refuses the second instead of letting it wait.
 * @param limit how many may run or wait; one more is refused at once
 * @param limitOfOne how many may wait of one caller
 * @throws DatabaseUnavailableError when the queue is full
 */
export function createWriteQueue(limit: number, limitOfOne: number): WriteQueue {
  const waiting = createTurns<() => Promise<void>>();
  let pending = 0;
  let draining: Promise<void> | undefined;

  async function drain(): Promise<void> {
    for (let job = waiting.take(); job !== undefined; job = waiting.take()) await job();
    // In the same turn as the last look at who waits: who comes later starts again.
    draining = undefined;
  }

  return {
    run: async (work, caller) => {
      const own = caller === undefined ? 0 : waiting.lengthOf(caller);
      if (pending >= limit || own >= limitOfOne) {
        throw new DatabaseUnavailableError('Too many writes are waiting.');
      }
      pending++;
      try {
        return await new Promise((resolve, reject) => {
          waiting.add(async () => {
            await Promise.try(work).then(resolve, reject);
          }, caller);
          draining ??= drain();
        });
      } finally {
        pending--;
      }
    },
    pending: () => pending,
    idle: async () => {
      await draining;
    },
  };
}
