import type { Histogram } from 'node:perf_hooks';

/** How long `/livez` may take on a machine with nothing else to do. */
export const LIVEZ_P99_MS = 50;
/** The 99th percentile of fewer is the slowest of them, which is the first of a server. */
const ENOUGH = 100;

const inMs = (microseconds: number) => `${(microseconds / 1000).toFixed(1)} ms`;

/** How soon `/livez` answered: for a person, and whether that was soon enough. */
export function livezFigure(waits: Histogram): { says: string; isFast: boolean } {
  const { count, max } = waits;
  if (count === 0) return { says: 'no server of its own', isFast: true };
  const p99 = waits.percentile(99);
  if (count >= ENOUGH) {
    return {
      says: `/livez p99 ${inMs(p99)} of ${count}`,
      isFast: p99 <= LIVEZ_P99_MS * 1000,
    };
  }
  return { says: `/livez at most ${inMs(max)}, too few for a p99: ${count}`, isFast: true };
}
