import { DatabaseUnavailableError } from './errors.ts';

export type WriteQueue = {
  /** Runs `work` when every earlier piece of work has ended. */
  run<T>(work: () => Promise<T>): Promise<T>;
  /** How much work there is: what runs and what waits. */
  pending(): number;
  /** Resolves when all work that came before has ended. */
  idle(): Promise<void>;
};

/**
 * One writer at a time in this process: a libSQL server gives one write transaction at a time, and
 * refuses the second instead of letting it wait.
 * @param limit how many may wait; one more is refused at once
 * @throws DatabaseUnavailableError when the queue is full
 */
export function createWriteQueue(limit: number): WriteQueue {
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();
  return {
    run: async (work) => {
      if (waiting >= limit) throw new DatabaseUnavailableError('Too many writes are waiting.');
      waiting++;
      const turn = last.then(work);
      last = turn.catch(() => undefined);
      try {
        return await turn;
      } finally {
        waiting--;
      }
    },
    pending: () => waiting,
    idle: async () => {
      await last;
    },
  };
}
