/** How old a replica's last step may be for it to answer about credentials, in milliseconds. */
const FRESH_MS = 2_000;

type Synchronised = { sync(): Promise<unknown> };

export type Replica = {
  /** Catches up with the primary now. A failure is not an error: the replica is stale then. */
  sync(): Promise<void>;
  /** Whether it caught up less than two seconds ago. */
  isFresh(): boolean;
  stop(): void;
};

/** Keeps an embedded replica in step with its primary, every `seconds`. */
export function startReplica(client: Synchronised, seconds: number): Replica {
  let caughtUpAt = Number.NEGATIVE_INFINITY;
  let running: Promise<void> | undefined;

  async function catchUp(): Promise<void> {
    const startedAt = performance.now();
    try {
      await client.sync();
      caughtUpAt = startedAt;
    } catch {
      // Out of reach: isFresh() says so until the next step succeeds.
    }
  }

  /** A step that began before the call may miss what was written since: wait for a new one. */
  async function sync(): Promise<void> {
    await running;
    running ??= catchUp().finally(() => {
      running = undefined;
    });
    await running;
  }

  const timer = setInterval(() => void sync(), seconds * 1000);
  return {
    sync,
    isFresh: () => performance.now() - caughtUpAt < FRESH_MS,
    stop: () => clearInterval(timer),
  };
}
