import { DatabaseUnavailableError, isBusy } from './errors.ts';
import { createTurns } from './turns.ts';
import { openWriter, type Work, type Writer } from './writer.ts';

/** How many transactions may wait; one more is refused at once. */
export const WAITING_LIMIT = 2_000;
/** How many of them may be of one caller. */
export const WAITING_LIMIT_OF_ONE = 100;
/** How many transactions are committed together, at most. */
const GROUP_LIMIT = 64;
/** How long a group takes in more transactions, in milliseconds: they keep the event loop busy. */
const GROUP_MS = 4;
/** The longest pause between two tries to get the lock, in milliseconds: a try takes microseconds. */
export const LOCK_PAUSE_MS = 10;

export type WriteOptions = { isLong?: boolean | undefined; caller?: string | undefined };

export type WriteLane = {
  /**
   * Runs `work` in a write transaction, and resolves when that is on the disk.
   * @param options.isLong whether its statements may take long: they run off the event loop then,
   *   and the transaction is a group of its own
   * @param options.caller whose write it is: callers take turns, and each has so many waiting
   * @throws DatabaseUnavailableError when the file stays locked or cannot be written
   */
  transaction<T>(work: Work<T>, options?: WriteOptions): Promise<T>;
  /** How many transactions run or wait. */
  pending(): number;
  /** Waits for the transactions that were begun or wait, then closes the file and its log. */
  close(): Promise<void>;
};

type Job = {
  isLong: boolean;
  deadline: number;
  /** Runs the work; what it returned or threw is kept until the commit. */
  attempt(writer: Writer): Promise<void>;
  /** Tells the outcome, which the commit has made true. */
  settle(): void;
  fail(error: unknown): void;
};

/**
 * The one writer of a file. Transactions that wait while another group is being committed form the
 * next group: one `BEGIN IMMEDIATE`, a savepoint each, one fsync, and only then is anybody told.
 * A transaction that throws rolls back its own savepoint; one that is long is a group by itself.
 * @param lockWaitMs how long a transaction waits for a lock that another process holds, counted from
 *   when it came
 */
export function openWriteLane(path: string, lockWaitMs: number): WriteLane {
  const waiting = createTurns<Job>();
  let writer: Writer | undefined;
  let pending = 0;
  let draining: Promise<void> | undefined;
  let isClosed = false;

  /** Takes the write lock, or gives up on those whose time is over. */
  async function begin(): Promise<Writer | undefined> {
    for (let pause = 2; ; pause = Math.min(pause * 2, LOCK_PAUSE_MS)) {
      try {
        if (writer?.isFull()) discardWriter();
        writer ??= openWriter(path);
        writer.begin();
        return writer;
      } catch (error) {
        if (!isBusy(error)) discardWriter();
        const unavailable = asUnavailable(error);
        const now = Date.now();
        const givenUp = waiting.takeAll(({ deadline }) => !isBusy(error) || now >= deadline);
        for (const job of givenUp) job.fail(unavailable);
        if (waiting.length() === 0) return undefined;
        await Bun.sleep(pause);
      }
    }
  }

  function discardWriter(): void {
    writer?.close();
    writer = undefined;
  }

  async function runGroup(current: Writer): Promise<void> {
    const group: Job[] = [];
    try {
      const startedAt = performance.now();
      do {
        const job = waiting.take();
        if (job === undefined) break;
        group.push(job);
        await job.attempt(current);
      } while (mayJoin(group, startedAt));
      await current.commit();
    } catch (error) {
      await current.rollback().catch(() => undefined);
      discardWriter();
      const unavailable = asUnavailable(error);
      for (const job of group) job.fail(unavailable);
      return;
    }
    for (const job of group) job.settle();
  }

  function mayJoin(group: Job[], startedAt: number): boolean {
    const next = waiting.next();
    if (next === undefined || next.isLong || group[0]?.isLong) return false;
    return group.length < GROUP_LIMIT && performance.now() - startedAt < GROUP_MS;
  }

  async function drain(): Promise<void> {
    while (waiting.length() > 0) {
      const current = await begin();
      if (current !== undefined) await runGroup(current);
    }
    // In the same turn as the last look at who waits: who comes later starts again.
    draining = undefined;
  }

  function enqueue(job: Job, caller: string | undefined): void {
    waiting.add(job, caller);
    draining ??= drain();
  }

  return {
    transaction: async (work, { isLong = false, caller } = {}) => {
      if (isClosed) throw new DatabaseUnavailableError('The database is closed.');
      const own = caller === undefined ? 0 : waiting.lengthOf(caller);
      if (pending >= WAITING_LIMIT || own >= WAITING_LIMIT_OF_ONE) {
        throw new DatabaseUnavailableError('Too many writes are waiting.');
      }
      pending++;
      try {
        return await new Promise((resolve, reject) => {
          const deadline = Date.now() + lockWaitMs;
          enqueue(createJob(work, { isLong, deadline }, resolve, reject), caller);
        });
      } finally {
        pending--;
      }
    },
    pending: () => pending,
    close: async () => {
      isClosed = true;
      await draining;
      await writer?.checkpoint().catch(() => undefined);
      discardWriter();
    },
  };
}

function createJob<T>(
  work: Work<T>,
  { isLong, deadline }: Pick<Job, 'isLong' | 'deadline'>,
  resolve: (value: T) => void,
  reject: (error: unknown) => void,
): Job {
  let settle = () => {};
  return {
    isLong,
    deadline,
    attempt: async (writer) => {
      const result = await writer.run(work, isLong);
      settle = () => {
        if (result.ok) resolve(result.value);
        else reject(result.error);
      };
    },
    settle: () => settle(),
    fail: reject,
  };
}

function asUnavailable(cause: unknown): DatabaseUnavailableError {
  return new DatabaseUnavailableError('The database cannot be written.', { cause });
}
