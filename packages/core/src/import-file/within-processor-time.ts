import { readFileSync } from 'node:fs';

/** How many times as long by the clock, at most: a process that only waits for ever takes no time. */
const BY_THE_CLOCK = 15;
/** Linux counts in hundredths of a second, whatever the machine. */
const TICK_MS = 10;

/**
 * Waits for the answer of a process while it takes no more processor time than it may: on a busy
 * machine a process mostly waits. Where the system does not say how much that is, the clock counts.
 * @param ms how much it may take for this answer, in milliseconds
 * @returns `undefined` when it takes longer
 */
export async function withinProcessorTime<T>(
  pid: number,
  ms: number,
  answer: Promise<T>,
): Promise<T | undefined> {
  const late = Promise.withResolvers<undefined>();
  const [startedAt, before] = [performance.now(), processorMsOf(pid) ?? 0];
  const look = () => {
    const left = before + ms - (processorMsOf(pid) ?? Number.POSITIVE_INFINITY);
    const isLate = left <= 0 || performance.now() - startedAt >= BY_THE_CLOCK * ms;
    if (isLate) late.resolve(undefined);
    else timer = setTimeout(look, Math.max(left, TICK_MS));
  };
  let timer = setTimeout(look, ms);
  try {
    return await Promise.race([answer, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** What a process has taken so far; only Linux says so. */
function processorMsOf(pid: number): number | undefined {
  try {
    // After the name, which may have spaces and brackets in it.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
  } catch {
    return undefined;
  }
}
