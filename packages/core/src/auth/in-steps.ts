/** Above what each kind of request takes nearly always, in milliseconds. */
export const STEP_MS = { link: 50, account: 250 } as const;

/**
 * Ends when the next step of time since its beginning does, whether it succeeds or is refused: how
 * long the response takes does not tell what was done for it, such as whether an account was there.
 * @param stepMs longer than the work takes nearly always, in milliseconds
 */
export async function inSteps<T>(stepMs: number, work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  try {
    return await work();
  } finally {
    const restMs = restOfStep(performance.now() - start, stepMs);
    await new Promise((resolve) => setTimeout(resolve, restMs));
  }
}

/** How long it is until a step ends, in milliseconds. */
export function restOfStep(spentMs: number, stepMs: number): number {
  return Math.ceil(spentMs / stepMs) * stepMs - spentMs;
}
