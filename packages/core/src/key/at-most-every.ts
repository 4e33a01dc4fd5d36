/** Does something once for all who ask while it is done, and not again for so long after it was. */
export function atMostEvery(ms: number, work: () => Promise<void>): () => Promise<void> {
  let doneAt = Number.NEGATIVE_INFINITY;
  let running: Promise<void> | undefined;
  return async () => {
    if (performance.now() - doneAt < ms) return;
    running ??= work()
      .then(() => {
        doneAt = performance.now();
      })
      .finally(() => {
        running = undefined;
      });
    await running;
  };
}
