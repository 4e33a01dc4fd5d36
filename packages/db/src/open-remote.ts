import { copyServer } from './copy-server.ts';
import type { DatabaseConfig } from './database-config.ts';
import type { Lanes } from './lanes.ts';
import { openLookupLane } from './lookup-lane.ts';
import { reserveThreads } from './native.ts';
import { LOCK_WAIT_MS, READ_MS } from './open-file.ts';
import { openReadLane } from './read-lane.ts';
import { openRemote, type Remote } from './remote.ts';
import { startReplica } from './replica.ts';
import type { RunStatement } from './statement.ts';
import { WAITING_LIMIT, WAITING_LIMIT_OF_ONE, type WriteLane } from './write-lane.ts';
import { createWriteQueue } from './write-queue.ts';

/** How long a libSQL server may take for one response, in milliseconds. */
const TIMEOUT_MS = 10_000;

/** The lanes of a libSQL server, and of its replica where there is one. */
export async function openRemoteDatabase(config: DatabaseConfig): Promise<Lanes> {
  const { url, authToken, replicaPath } = config;
  const remote = openRemote({
    url,
    authToken,
    timeoutMs: config.timeoutMs ?? TIMEOUT_MS,
    traceparent: config.trace?.traceparent,
  });
  if (replicaPath === undefined) return lanesOfServer(remote, config);

  const everyMs = (config.syncSeconds ?? 1) * 1_000;
  const lookup = openLookupLane(replicaPath);
  const deadlineMs = config.readMs ?? READ_MS;
  const read = openReadLane({ path: replicaPath, connections: reserveThreads(), deadlineMs });
  const onReplaced = () => {
    lookup.reopen();
    read.reopen();
  };
  const { syncWaitMs } = config;
  const replica = startReplica({
    path: replicaPath,
    url,
    authToken,
    everyMs,
    syncWaitMs,
    onReplaced,
  });
  try {
    await replica.ready;
  } catch (error) {
    await replica.stop();
    remote.close();
    throw error;
  }
  const whileFresh =
    (local: RunStatement, onServer: RunStatement): RunStatement =>
    (...statement) =>
      (replica.isFresh() ? local : onServer)(...statement);
  const server = lanesOfServer(remote, config, replica.sync);
  return {
    ...server,
    atPrimary: {
      lookup: server.lookup,
      readFor: server.readFor,
      readConsistentFor: server.readConsistentFor,
    },
    lookup: whileFresh(lookup.run, remote.lookup),
    readFor: read.runFor,
    pendingReads: read.pending,
    replicaLagSeconds: replica.lagSeconds,
    readConsistentFor: (caller) => whileFresh(read.runFor(caller), remote.read),
    primary: () => (replica.isFresh() ? remote.lookup : undefined),
    close: async () => {
      await server.close();
      await replica.stop();
      await read.close();
      lookup.close();
    },
  };
}

function lanesOfServer(
  remote: Remote,
  config: DatabaseConfig,
  afterCommit: () => Promise<void> = async () => {},
): Lanes {
  const lockWaitMs = config.lockWaitMs ?? LOCK_WAIT_MS;
  const write = createRemoteWriteLane(remote, lockWaitMs, afterCommit);
  return {
    lookup: remote.lookup,
    readFor: () => remote.read,
    readConsistentFor: () => remote.read,
    primary: () => undefined,
    atPrimary: undefined,
    write,
    pendingReads: remote.pendingReads,
    replicaLagSeconds: () => undefined,
    ping: remote.ping,
    copyTo: (target) => copyServer(config, target),
    close: async () => {
      await write.close();
      remote.close();
    },
  };
}

/** One transaction of this process after the other: the server would refuse a second one. */
function createRemoteWriteLane(
  remote: Remote,
  lockWaitMs: number,
  afterCommit: () => Promise<void>,
): WriteLane {
  const queue = createWriteQueue(WAITING_LIMIT, WAITING_LIMIT_OF_ONE);
  return {
    transaction: async (work, { caller } = {}) => {
      // Its turn in the queue counts: behind a lock that stays, all give up together.
      const deadline = Date.now() + lockWaitMs;
      const result = await queue.run(() => remote.transaction(work, deadline), caller);
      await afterCommit();
      return result;
    },
    pending: queue.pending,
    close: queue.idle,
  };
}
