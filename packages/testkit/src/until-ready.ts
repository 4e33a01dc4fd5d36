const READY_MS = 120_000;
const LOOK_EVERY_MS = 5;

/** Waits until a server answers 200 there. @throws Error when its process ends first or it never does */
export async function untilReady(url: string, child: Bun.Subprocess): Promise<void> {
  const deadline = performance.now() + READY_MS;
  while (child.exitCode === null && performance.now() < deadline) {
    const response = await fetch(url).catch(() => undefined);
    await response?.body?.cancel();
    if (response?.ok) return;
    await Bun.sleep(LOOK_EVERY_MS);
  }
  throw new Error(`${url} does not answer: the server did not start.`);
}
