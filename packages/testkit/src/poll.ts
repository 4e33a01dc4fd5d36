const FIRST_PAUSE_MS = 10;
const LONGEST_PAUSE_MS = 100;
/** A limit for what hangs, below that of a test, not for speed. */
const GIVE_UP_MS = 100_000;

/**
 * Looks again and again until it finds something, ever less often: looking takes time from what it
 * waits for.
 * @throws Error saying `missing` when it does not come
 */
export async function poll<Found>(
  look: () => Promise<Found | undefined>,
  missing: string,
): Promise<Found> {
  const deadline = performance.now() + GIVE_UP_MS;
  for (let pause = FIRST_PAUSE_MS; performance.now() < deadline; pause *= 1.25) {
    const found = await look();
    if (found !== undefined) return found;
    await Bun.sleep(Math.min(pause, LONGEST_PAUSE_MS));
  }
  throw new Error(missing);
}
