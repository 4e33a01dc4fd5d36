import type { Cores } from './run/cores.ts';
import type { Figures } from './run/figures.ts';

/** What a section measures with. */
export type Bench = {
  rounds: number;
  /** How long each contender is measured in each round. */
  seconds: number;
  /** How many people are in each database of a usual size. */
  users: number;
  /** A smoke run: every step, with little in it. */
  isQuick: boolean;
  cores: Cores;
  figures: Figures;
  /** Measures the machine's noise: nothing else may be running. */
  sampleNoise(): Promise<void>;
};

export type Section = {
  /** Says what it measures, for whoever reads `--help`. */
  about: string;
  measure(bench: Bench): Promise<void>;
};

/**
 * How long what is asked only a hundred times a second is asked before it is measured, in seconds:
 * code that ran a few hundred times is not compiled yet.
 */
export const warmUpSeconds = ({ isQuick }: Bench) => (isQuick ? 0.2 : 20);

/** Runs the steps in turn, round after round, so that whatever disturbs them disturbs all. */
export async function inRounds(bench: Bench, steps: (() => Promise<void>)[]): Promise<void> {
  for (let round = 0; round < bench.rounds; round++) {
    await bench.sampleNoise();
    for (const step of steps) await step();
  }
  await bench.sampleNoise();
}
