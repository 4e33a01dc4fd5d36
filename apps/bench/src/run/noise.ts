import { fileURLToPath } from 'node:url';
import { output } from './processes.ts';
import { median, quantile } from './statistics.ts';

const SPIN = fileURLToPath(new URL('../spin.ts', import.meta.url));
/** A quiet machine stays below a third of this. */
const MOST_SPREAD = 0.15;
/** Fewer say nothing. */
const LEAST_SAMPLES = 3;

export type Noise = { samples: number; spread: number; isBusy: boolean };

/**
 * Whether others used the machine: the same work took differently long at different times.
 * @param times how long it took each time
 */
export function judgeNoise(times: number[]): Noise {
  const spread = (quantile(times, 0.9) - quantile(times, 0.1)) / median(times);
  const samples = times.length;
  return { samples, spread, isBusy: samples < LEAST_SAMPLES || spread > MOST_SPREAD };
}

/** Takes the same work to all cores at once, while no server is asked anything. */
export function createNoiseProbe(cores: number[]) {
  const times = new Map<number, number[]>(cores.map((core) => [core, []]));
  return {
    sample: async () => {
      await Promise.all(
        cores.map(async (core) => {
          const ms = Number(await output([process.execPath, SPIN], { cores: [core] }));
          times.get(core)?.push(ms);
        }),
      );
    },
    /** The worst core's. */
    verdict: (): Noise =>
      [...times.values()].map(judgeNoise).reduce((a, b) => (b.spread > a.spread ? b : a)),
  };
}
