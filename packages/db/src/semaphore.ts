import { createWaitingLine } from './waiting-line.ts';

export type SemaphoreConfig = {
  /** How many pieces of work at once. */
  concurrency: number;
  /** How many more may wait. */
  queueLimit: number;
  /** The longest wait for a turn, in milliseconds. */
  waitMs: number;
};

export type Semaphore = {
  /**
   * Runs `work` when its turn comes.
   * @param sender whose work it is: senders take turns
   * @throws the refusal when the queue is full or too slow
   */
  run<T>(work: () => Promise<T>, sender?: string): Promise<T>;
  load(): { running: number; waiting: number };
};

/**
 * Lets so much work run at once, and the rest wait its turn, or be turned away: no sender fills the
 * queue for others, see `WaitingLine`.
 * @param refusal what those are told who are turned away
 */
export function createSemaphore(
  { concurrency, queueLimit, waitMs }: SemaphoreConfig,
  refusal: () => Error,
): Semaphore {
  let running = 0;
  const line = createWaitingLine(queueLimit, refusal);

  return {
    run: async (work, sender) => {
      // Who is called takes over the place of the one that calls.
      if (running < concurrency) running++;
      else await line.wait(waitMs, sender);
      try {
        return await work();
      } finally {
        if (!line.callNext()) running--;
      }
    },
    load: () => ({ running, waiting: line.length() }),
  };
}
