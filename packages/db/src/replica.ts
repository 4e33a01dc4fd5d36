import { databaseFaultOf } from './database-fault.ts';
import { DatabaseUnavailableError } from './errors.ts';
import { isWholeReplica } from './replica-files.ts';
import { startReplicaProcess } from './replica-process.ts';
import { httpUrlOf } from './server-url.ts';

/** How old a replica's last step may be for it to answer about credentials, in milliseconds. */
const FRESH_MS = 2_000;
const SYNC_WAIT_MS = 1_000;
const STEP_LIMIT_MS = 5_000;

export type ReplicaConfig = {
  path: string;
  /** The primary. */
  url: string;
  authToken?: string | undefined;
  /** How long to rest between two steps, in milliseconds. */
  everyMs: number;
  /** How long a write waits for its own node to see it. */
  syncWaitMs?: number | undefined;
  /** How long a step may bring nothing before the program that takes it is killed. */
  stepLimitMs?: number | undefined;
  /** Told when a damaged file was made anew: whoever reads has to open it again. */
  onReplaced?: (() => void) | undefined;
};

export type Replica = {
  /**
   * Waits for a step that begins after this call, but not for long. A failure is not an error:
   * the replica is stale then.
   */
  sync(): Promise<void>;
  /** Whether it caught up less than two seconds ago. */
  isFresh(): boolean;
  /** How long ago it was caught up, in seconds; since the start while it never was. */
  lagSeconds(): number;
  /**
   * Resolves when there is a whole file to read: after the first step, or with what an earlier run
   * left when the primary is away.
   * @throws DatabaseUnavailableError when there is none, and the primary stays away: it is stopped then
   */
  ready: Promise<void>;
  stop(): Promise<void>;
};

/**
 * Keeps a local replica in step with its primary by a program of its own, which is killed and
 * started again when a step hangs: nothing that the primary does holds up this process.
 */
export function startReplica(config: ReplicaConfig): Replica {
  const { path, everyMs, stepLimitMs = STEP_LIMIT_MS, syncWaitMs = SYNC_WAIT_MS } = config;
  const { url, authToken = config.authToken } = httpUrlOf(config.url);
  const startedAt = performance.now();
  const ready = Promise.withResolvers<void>();
  ready.promise.catch(() => {});
  const waiting = new Map<number, () => void>();
  let caughtUpAt = Number.NEGATIVE_INFINITY;
  let lastStepAt = startedAt;
  let lastAsk = 0;
  /** The last ask that was given up: a step before it may miss what this node wrote. */
  let missed = 0;
  let isReady = false;

  const program = startReplicaProcess({
    path,
    stepLimitMs,
    order: () => ({ kind: 'follow', path, url, authToken, everyMs, ask: lastAsk }),
    onStep: ({ ask, beganAt, isNewFile }) => {
      if (isNewFile) config.onReplaced?.();
      becomeReady();
      lastStepAt = performance.now() - Math.max(0, Date.now() - beganAt);
      if (ask >= missed) caughtUpAt = lastStepAt;
      for (const [number, done] of waiting) if (number <= ask) done();
    },
    onFailure: (reason) => {
      if (isReady) return;
      if (isWholeReplica(path, url)) becomeReady();
      const away = new DatabaseUnavailableError('The primary of the replica does not answer.', {
        cause: reason === undefined ? undefined : new Error(reason),
      });
      const isOver = performance.now() - startedAt > 2 * stepLimitMs;
      if (!isReady && (isOver || databaseFaultOf(away) === 'unauthorized')) {
        void stop();
        ready.reject(away);
      }
    },
  });

  function becomeReady(): void {
    isReady = true;
    ready.resolve();
  }

  function sync(): Promise<void> {
    const ask = ++lastAsk;
    program.ask(ask);
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        waiting.delete(ask);
        resolve();
      };
      const timer = setTimeout(() => {
        missed = Math.max(missed, ask);
        caughtUpAt = Number.NEGATIVE_INFINITY;
        end();
      }, syncWaitMs);
      waiting.set(ask, end);
    });
  }

  async function stop(): Promise<void> {
    for (const end of waiting.values()) end();
    await program.stop();
  }

  return {
    sync,
    lagSeconds: () => (performance.now() - lastStepAt) / 1000,
    isFresh: () => performance.now() - caughtUpAt < FRESH_MS,
    ready: ready.promise,
    stop,
  };
}
