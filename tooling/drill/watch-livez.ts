import { readFileSync } from 'node:fs';
import { createHistogram, type Histogram } from 'node:perf_hooks';

/** The variable that tells tests where to write down the servers that they start. */
export const SERVERS_FILE = 'DRILL_SERVERS';

const LOOK_EVERY_MS = 50;
const ASK_EVERY_MS = 20;
/** No answer for so long counts as so long. */
const GIVE_UP_MS = 5_000;

/**
 * Asks every server of a drill over and over whether it is alive, from the start of each to its end.
 * @param file where their URLs are written down, a line each
 * @returns what ends it, and gives back how long each `/livez` took, in microseconds
 */
export function watchLivez(file: string): () => Promise<Histogram> {
  const waits = createHistogram();
  const watched = new Map<string, Promise<void>>();
  let isOver = false;

  async function watch(url: string): Promise<void> {
    let isThere = true;
    while (isThere && !isOver) {
      const start = performance.now();
      isThere = await isUp(url);
      if (isThere) waits.record(Math.ceil((performance.now() - start) * 1000));
      await Bun.sleep(ASK_EVERY_MS);
    }
    watched.delete(url);
  }

  let known = 0;
  const looking = (async () => {
    while (!isOver) {
      const urls = linesOf(file);
      for (const url of urls.slice(known)) {
        if (!watched.has(url)) watched.set(url, watch(url));
      }
      known = urls.length;
      await Bun.sleep(LOOK_EVERY_MS);
    }
  })();

  return async () => {
    isOver = true;
    await Promise.all([looking, ...watched.values()]);
    return waits;
  };
}

/** Whether a server is there, however long it takes to say so. One that ended takes no connection. */
async function isUp(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/livez`, { signal: AbortSignal.timeout(GIVE_UP_MS) });
    await response.arrayBuffer();
    return true;
  } catch (error) {
    return error instanceof Error && error.name === 'TimeoutError';
  }
}

/** The whole lines of a file: another process is writing it. */
const linesOf = (file: string) => readFileSync(file, 'utf8').split('\n').slice(0, -1);
