/** Callers who wait for a place, first come, first served. */
export type WaitingLine = {
  /**
   * Resolves when the caller's turn comes.
   * @param ms the longest wait, in milliseconds
   * @throws what `refusal` makes, when the line is full or the wait too long
   */
  wait(ms: number): Promise<void>;
  /** Calls the first in line. @returns whether there was one */
  callNext(): boolean;
  length(): number;
};

/** @param limit how many may wait */
export function createWaitingLine(limit: number, refusal: () => Error): WaitingLine {
  const waiting = new Set<() => void>();
  return {
    wait: async (ms) => {
      if (waiting.size >= limit || ms <= 0) throw refusal();
      await new Promise<void>((resolve, reject) => {
        const call = () => {
          clearTimeout(timer);
          resolve();
        };
        const timer = setTimeout(() => {
          waiting.delete(call);
          reject(refusal());
        }, ms);
        waiting.add(call);
      });
    },
    callNext: () => {
      const [next] = waiting;
      if (next === undefined) return false;
      waiting.delete(next);
      next();
      return true;
    },
    length: () => waiting.size,
  };
}
