import { sleep } from '@rolecall/core/sleep';

export type Chore = {
  everyMs: number;
  /** Whether its first turn comes at once. */
  isFirstAtOnce?: boolean;
  run: () => Promise<void>;
};

export type Chores = {
  /** Waits for the chores under way and starts no more. */
  stop(): Promise<void>;
};

/**
 * Does what has to be done now and then, for as long as the process lives: each chore anew so long
 * after it was done, so that it never runs beside itself.
 * @param onError told of a chore that failed; its next turn comes all the same
 */
export function startChores(chores: Chore[], onError: (error: unknown) => void): Chores {
  const stopping = new AbortController();
  const running = chores.map(async ({ everyMs, isFirstAtOnce, run }) => {
    if (isFirstAtOnce) await run().catch(onError);
    while (await sleep(everyMs, stopping.signal)) await run().catch(onError);
  });
  return {
    stop: async () => {
      stopping.abort();
      await Promise.all(running);
    },
  };
}
