import { fileURLToPath } from 'node:url';
import { DatabaseUnavailableError } from './errors.ts';
import { isWholeReplica, lastChangeOf } from './replica-files.ts';
import type { FromChild, ToChild } from './replica-messages.ts';
import { httpUrlOf } from './server-url.ts';

/** How old a replica's last step may be for it to answer about credentials, in milliseconds. */
const FRESH_MS = 2_000;
/** How long a write waits for its own node to see it. */
const SYNC_WAIT_MS = 1_000;
const STEP_LIMIT_MS = 5_000;
const LONGEST_BACK_OFF_MS = 2_000;

export type ReplicaConfig = {
  path: string;
  /** The primary. */
  url: string;
  authToken?: string | undefined;
  /** How long to rest between two steps, in milliseconds. */
  everyMs: number;
  /** How long a step may bring nothing before the program that takes it is killed. */
  stepLimitMs?: number | undefined;
  /** Told when a damaged file was made anew: whoever reads has to open it again. */
  onReplaced?: (() => void) | undefined;
};

export type Replica = {
  /**
   * Waits for a step that begins after this call, for a second at most. A failure is not an error:
   * the replica is stale then.
   */
  sync(): Promise<void>;
  /** Whether it caught up less than two seconds ago. */
  isFresh(): boolean;
  /**
   * Resolves when there is a whole file to read: after the first step, or with what an earlier run
   * left when the primary is away.
   * @throws DatabaseUnavailableError when there is none, and the primary stays away: it is stopped then
   */
  ready: Promise<void>;
  stop(): Promise<void>;
};

const CHILD = fileURLToPath(new URL('./replica-child.ts', import.meta.url));

/** Starts the program that takes the steps. libSQL prints its own faults there: nobody reads them. */
function spawnChild(onMessage: (message: FromChild) => void, onExit: () => void) {
  return Bun.spawn([process.execPath, '--no-env-file', CHILD], {
    stdio: ['ignore', 'ignore', 'ignore'],
    serialization: 'json',
    ipc: onMessage,
    onExit,
  });
}

/**
 * Keeps a local replica in step with its primary by a program of its own, which is killed and
 * started again when a step hangs: nothing that the primary does holds up this process.
 */
export function startReplica(config: ReplicaConfig): Replica {
  const { path, everyMs, stepLimitMs = STEP_LIMIT_MS } = config;
  const { url, authToken = config.authToken } = httpUrlOf(config.url);
  const startedAt = performance.now();
  const ready = Promise.withResolvers<void>();
  ready.promise.catch(() => {});
  const waiting = new Map<number, () => void>();
  let caughtUpAt = Number.NEGATIVE_INFINITY;
  let lastAsk = 0;
  /** The last ask that was given up: what was read before its step may miss this node's writes. */
  let missed = 0;
  let failures = 0;
  let isReady = false;
  let isStopped = false;
  let limit: NodeJS.Timeout | undefined;
  let restart: NodeJS.Timeout | undefined;
  let child = start();

  function start() {
    const started = spawnChild(onMessage, onExit);
    const order: ToChild = { kind: 'follow', path, url, authToken, everyMs, ask: lastAsk };
    started.send(order);
    limitStep(() => started.kill('SIGKILL'));
    return started;
  }

  function limitStep(kill: () => void): void {
    clearTimeout(limit);
    limit = setTimeout(() => {
      // A first step that brings a whole database may take long: it goes on while it brings some.
      if (Date.now() - lastChangeOf(path) < stepLimitMs) limitStep(kill);
      else kill();
    }, stepLimitMs);
  }

  function onMessage(message: FromChild): void {
    if (isStopped) return;
    if (message.kind === 'stepping') {
      limitStep(() => child.kill('SIGKILL'));
      return;
    }
    clearTimeout(limit);
    if (message.kind === 'failed') {
      onFailure();
      return;
    }
    failures = 0;
    if (message.isNewFile) config.onReplaced?.();
    becomeReady();
    if (message.ask >= missed) {
      caughtUpAt = performance.now() - Math.max(0, Date.now() - message.beganAt);
    }
    for (const [ask, done] of waiting) if (ask <= message.ask) done();
  }

  function becomeReady(): void {
    isReady = true;
    ready.resolve();
  }

  function onFailure(): void {
    if (isReady) return;
    if (isWholeReplica(path, url)) becomeReady();
    else if (performance.now() - startedAt > 2 * stepLimitMs) {
      void stop();
      ready.reject(new DatabaseUnavailableError('The primary of the replica does not answer.'));
    }
  }

  async function stop(): Promise<void> {
    isStopped = true;
    clearTimeout(limit);
    clearTimeout(restart);
    for (const end of waiting.values()) end();
    child.kill('SIGKILL');
    await child.exited;
  }

  function onExit(): void {
    clearTimeout(limit);
    if (isStopped) return;
    onFailure();
    const backOffMs = Math.min(100 * 2 ** failures++, LONGEST_BACK_OFF_MS);
    restart = setTimeout(() => {
      child = start();
    }, backOffMs);
  }

  return {
    sync: () => {
      const ask = ++lastAsk;
      const step: ToChild = { kind: 'step', ask };
      child.send(step);
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
        }, SYNC_WAIT_MS);
        waiting.set(ask, end);
      });
    },
    isFresh: () => performance.now() - caughtUpAt < FRESH_MS,
    ready: ready.promise,
    stop,
  };
}
