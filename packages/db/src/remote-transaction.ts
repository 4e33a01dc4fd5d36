import {
  BatchCond,
  type HttpStream,
  ResponseError,
  type RowsResult,
  type Stmt,
} from '@libsql/hrana-client';
import { DatabaseUnavailableError, isBusy } from './errors.ts';

/** How long to wait before the lock is asked for again, in milliseconds; twice as long each time. */
const FIRST_WAIT_MS = 5;
const LONGEST_WAIT_MS = 100;

export type RemoteTransaction = {
  /** Puts a statement whose result nobody reads at the end of those that wait to be sent. */
  add(statement: Stmt): void;
  /** Sends what waits, then this statement. @returns the rows of this one */
  ask(statement: Stmt): Promise<RowsResult>;
  /** Sends what waits and commits, in one round trip. */
  commit(): Promise<void>;
  rollback(): Promise<void>;
};

/**
 * One write transaction on a libSQL server, in as few round trips as possible: it begins with the
 * first statement that is sent, and ends with the last. While another one holds the lock, that first
 * round trip is tried again: nothing of it was done.
 * @param open opens a connection on the server
 * @param deadline until when to wait for the lock, in milliseconds of the epoch
 */
export function beginRemote(open: () => HttpStream, deadline: number): RemoteTransaction {
  let stream: HttpStream | undefined;
  let waiting: Stmt[] = [];
  /** Why nothing may be committed any more. */
  let broken: unknown;
  let isHarmless = false;
  let last: Promise<unknown> = Promise.resolve();

  async function send(statements: Stmt[], isLast: boolean): Promise<RowsResult[]> {
    for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
      const isFirst = stream === undefined;
      stream ??= open();
      const outcome = await sendBatch(stream, { statements, isFirst, isLast });
      if (outcome.begun) return resultsOf(outcome, statements.length);
      stream.close();
      stream = undefined;
      if (!isBusy(outcome.error) || Date.now() >= deadline) throw outcome.error;
      await Bun.sleep(wait);
    }
  }

  function resultsOf({ results, error }: Outcome, expected: number): RowsResult[] {
    if (error === undefined) return results;
    // Only the statement that somebody waits for may fail without ending all: it changed nothing.
    isHarmless = results.length === expected - 1 && isConstraint(error);
    throw error;
  }

  /** One after the other, as on one connection. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(async () => {
      if (broken !== undefined) throw broken;
      isHarmless = false;
      try {
        return await work();
      } catch (error) {
        if (!isHarmless) broken = error;
        throw error;
      }
    });
    last = turn.catch(() => undefined);
    return turn;
  }

  const takeWaiting = () => {
    const statements = waiting;
    waiting = [];
    return statements;
  };

  return {
    add: (statement) => void waiting.push(statement),
    ask: (statement) => {
      const statements = [...takeWaiting(), statement];
      return inTurn(async () => {
        const results = await send(statements, false);
        const result = results.at(-1);
        if (result === undefined) throw new DatabaseUnavailableError('The server said nothing.');
        return result;
      });
    },
    commit: () =>
      inTurn(async () => {
        const statements = takeWaiting();
        if (stream !== undefined || statements.length > 0) await send(statements, true);
      }),
    rollback: async () => {
      if (stream === undefined || stream.closed) return;
      const rolledBack = stream.run('rollback');
      stream.closeGracefully();
      await rolledBack;
    },
  };
}

type Outcome = {
  /** Whether the transaction had the lock. */
  begun: boolean;
  /** Of the statements that were done, in order. */
  results: RowsResult[];
  /** What the first of the others failed with. */
  error: unknown;
};

/** Each statement runs only if the one before it succeeded, and what fails at the end leaves nothing. */
async function sendBatch(
  stream: HttpStream,
  { statements, isFirst, isLast }: { statements: Stmt[]; isFirst: boolean; isLast: boolean },
): Promise<Outcome> {
  const batch = stream.batch();
  const sqls = [
    ...(isFirst ? ['begin immediate'] : []),
    ...statements,
    ...(isLast ? ['commit'] : []),
  ];
  const steps = sqls.map(() => batch.step());
  const promises = sqls.map((sql, index) => {
    const step = steps[index] ?? batch.step();
    const before = steps[index - 1];
    if (before !== undefined) step.condition(BatchCond.ok(before));
    return step.query(sql);
  });
  const end = steps.at(-1);
  if (isLast && end !== undefined) {
    const undo = batch.step().condition(BatchCond.not(BatchCond.ok(end)));
    // Without a transaction to roll back it fails, which is as good.
    undo.run('rollback').catch(() => undefined);
  }
  const settled = Promise.allSettled(promises);
  const sent = batch.execute();
  if (isLast) stream.closeGracefully();
  await sent;
  const done: RowsResult[] = [];
  let error: unknown;
  for (const outcome of await settled) {
    if (outcome.status === 'rejected') error ??= outcome.reason;
    else if (outcome.value !== undefined) done.push(outcome.value);
  }
  const begun = !isFirst || done.length > 0;
  const first = isFirst ? 1 : 0;
  return { begun, results: done.slice(first, first + statements.length), error };
}

/** A violated constraint undoes its own statement and nothing else. */
const isConstraint = (error: unknown) =>
  error instanceof ResponseError && error.code?.startsWith('SQLITE_CONSTRAINT') === true;
