import type { Outcomes } from './flood.ts';

/** What a container of the image has to hold. */
const BOUNDS = { readyMs: 1_000, drainMs: 5_000, peakMb: 512 };

export type Report = {
  /** From the start on a migrated database until it is ready. */
  readyMs: number;
  /** What `rolecall health` exits with meanwhile. */
  health: number;
  outcomes: Outcomes;
  /** From SIGTERM under the flood until the end. */
  drainMs: number;
  exitCode: number;
  /** At most so far; undefined where it cannot be known. */
  peakMb: number | undefined;
};

/** What of a report is not as a container needs it. */
export function faultsOf({ health, outcomes, exitCode, peakMb = 0 }: Report): string[] {
  const wrong = [...outcomes.keys()].filter((status) => ![0, 200, 503].includes(status));
  return [
    ...(health === 0 ? [] : [`rolecall health exits with ${health}`]),
    ...wrong.map((status) => `a sign-in ended with ${status}`),
    ...(exitCode === 0 ? [] : [`it ends with exit code ${exitCode}`]),
    ...(peakMb <= BOUNDS.peakMb ? [] : [`it takes ${peakMb} MB of memory`]),
  ];
}

/** What took too long, on a machine with nothing else to do. */
export function delaysOf({ readyMs, drainMs }: Report): string[] {
  return [
    ...(readyMs <= BOUNDS.readyMs ? [] : [`it is ready after ${Math.round(readyMs)} ms`]),
    ...(drainMs <= BOUNDS.drainMs ? [] : [`it drains for ${Math.round(drainMs)} ms`]),
  ];
}
