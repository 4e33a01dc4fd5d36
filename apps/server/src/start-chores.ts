export type Chore = { everyMs: number; run: () => Promise<void> };

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
  const running = chores.map(async ({ everyMs, run }) => {
    while (await rested(everyMs, stopping.signal)) await run().catch(onError);
  });
  return {
    stop: async () => {
      stopping.abort();
      await Promise.all(running);
    },
  };
}

/** Rests so long. @returns whether it was not interrupted */
function rested(ms: number, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(end, ms);
    function end() {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve(!signal.aborted);
    }
    signal.addEventListener('abort', end);
  });
}
