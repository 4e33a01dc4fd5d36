/** How long `work` took, in milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** The value below which a share `q` of the times lies. */
export function quantile(times: number[], q: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0;
}

/** Asks, one call after the other, as long as `work` goes on. @returns how long each took, in ms */
export async function timesWhile(
  ask: () => Promise<unknown>,
  work: () => Promise<unknown>,
): Promise<number[]> {
  const times: number[] = [];
  let isWorking = true;
  const asking = (async () => {
    while (isWorking) {
      times.push(await timed(ask));
      await Bun.sleep(5);
    }
  })();
  await work();
  isWorking = false;
  await asking;
  return times;
}
