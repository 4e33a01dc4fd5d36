import { DatabaseUnavailableError } from './errors.ts';
import { type OffLoopReader, openOffLoopReader } from './off-loop-reader.ts';
import { type RunStatement, toDriverRows } from './statement.ts';

/** How many reads may wait for a connection. */
const WAITING_LIMIT = 500;
/** How many of them may be of one caller. */
const WAITING_LIMIT_OF_ONE = 100;
/** How often a read that is late is interrupted: it may have begun after the last time. */
const INTERRUPT_EVERY_MS = 50;

export type ReadLaneConfig = {
  path: string;
  /** How many reads run at the same time. */
  connections: number;
  /** How long a read may wait and run, in milliseconds. */
  deadlineMs: number;
};

export type ReadLane = {
  /** @param caller whose reads these are: no one gets more than half of the connections */
  runFor(caller: string | undefined): RunStatement;
  /** How many reads run or wait. */
  pending(): number;
  /** Opens the file anew for the next reads: another one may be in its place. */
  reopen(): void;
  /** Refuses what waits, ends what runs, and resolves when no connection is open any more. */
  close(): Promise<void>;
};

type Job = {
  sql: string;
  params: unknown[];
  caller: string | undefined;
  resolve: (rows: unknown[]) => void;
  reject: (error: unknown) => void;
  /** The connection that works on it. */
  reader: OffLoopReader | undefined;
  isLate: boolean;
};

/**
 * Reads that may take longer, off the event loop, on a few connections. One that is not done at its
 * deadline is interrupted.
 * @throws DatabaseUnavailableError from a read that took or waited too long, or found no place to wait
 */
export function openReadLane({ path, connections, deadlineMs }: ReadLaneConfig): ReadLane {
  const idle: OffLoopReader[] = [];
  const waiting = new Set<Job>();
  const runningOf = new Map<string, number>();
  const share = Math.max(1, Math.floor(connections / 2));
  const active = new Set<Job>();
  let generation = 0;
  /** Told when nothing runs any more, once it is to close. */
  let onIdle: (() => void) | undefined;

  const isWithinShare = ({ caller }: Job) =>
    caller === undefined || (runningOf.get(caller) ?? 0) < share;

  function count({ caller }: Job, change: 1 | -1): void {
    if (caller === undefined) return;
    const now = (runningOf.get(caller) ?? 0) + change;
    if (now === 0) runningOf.delete(caller);
    else runningOf.set(caller, now);
  }

  function startNext(): void {
    for (const job of waiting) {
      if (active.size >= connections) return;
      if (!isWithinShare(job)) continue;
      waiting.delete(job);
      void start(job);
    }
  }

  async function start(job: Job): Promise<void> {
    active.add(job);
    count(job, 1);
    const startedIn = generation;
    let reader = idle.pop();
    try {
      reader ??= openOffLoopReader(path);
      job.reader = reader;
      job.resolve(await reader.read(job.sql, job.params, () => job.isLate));
    } catch (error) {
      // A connection that failed for another reason is not trusted with the next read.
      if (!job.isLate) reader = closed(reader);
      job.reject(job.isLate ? tooLate(deadlineMs, error) : error);
    } finally {
      job.reader = undefined;
      if (startedIn !== generation || reader?.isFull()) reader = closed(reader);
      if (reader !== undefined) idle.push(reader);
      active.delete(job);
      count(job, -1);
      startNext();
      if (active.size === 0) onIdle?.();
    }
  }

  function expire(job: Job): void {
    job.isLate = true;
    if (waiting.delete(job)) {
      job.reject(tooLate(deadlineMs));
    } else if (job.reader !== undefined) {
      job.reader.interrupt();
      setTimeout(() => expire(job), INTERRUPT_EVERY_MS);
    }
  }

  function reopen(): void {
    generation++;
    for (const reader of idle.splice(0)) reader.close();
  }

  async function close(): Promise<void> {
    const idleAtLast = new Promise<void>((resolve) => {
      onIdle = resolve;
    });
    reopen();
    for (const job of [...waiting, ...active]) expire(job);
    if (active.size > 0) await idleAtLast;
  }

  function assertRoom(caller: string | undefined): void {
    if (onIdle !== undefined) throw new DatabaseUnavailableError('The database is closed.');
    const isOfCaller = (job: Job) => job.caller === caller;
    const isFull =
      waiting.size >= WAITING_LIMIT ||
      (caller !== undefined && [...waiting].filter(isOfCaller).length >= WAITING_LIMIT_OF_ONE);
    if (isFull) throw new DatabaseUnavailableError('Too many reads are waiting.');
  }

  return {
    runFor: (caller) => async (sql, params, method) => {
      assertRoom(caller);
      const { promise, resolve, reject } = Promise.withResolvers<unknown[]>();
      const job: Job = { sql, params, caller, resolve, reject, reader: undefined, isLate: false };
      const timer = setTimeout(() => expire(job), deadlineMs);
      waiting.add(job);
      startNext();
      try {
        return toDriverRows(await promise, method);
      } finally {
        clearTimeout(timer);
      }
    },
    pending: () => active.size + waiting.size,
    reopen,
    close,
  };
}

function closed(reader: OffLoopReader | undefined): undefined {
  reader?.close();
}

function tooLate(deadlineMs: number, cause?: unknown): DatabaseUnavailableError {
  return new DatabaseUnavailableError(`A read took longer than ${deadlineMs} ms.`, { cause });
}
