const EVERY_MS = 10;
const GIVE_UP_MS = 30_000;

/**
 * Looks again and again until it finds something.
 * @throws Error saying `missing` when it does not come
 */
export async function poll<Found>(
  look: () => Promise<Found | undefined>,
  missing: string,
): Promise<Found> {
  const deadline = performance.now() + GIVE_UP_MS;
  while (performance.now() < deadline) {
    const found = await look();
    if (found !== undefined) return found;
    await Bun.sleep(EVERY_MS);
  }
  throw new Error(missing);
}
