import {
  BatchCond,
  type HttpStream,
  ResponseError,
  type RowsResult,
  type Stmt,
} from '@libsql/hrana-client';
import { isBusy } from './errors.ts';

/** How long to wait before the lock is asked for again, in milliseconds; twice as long each time. */
const FIRST_WAIT_MS = 5;
const LONGEST_WAIT_MS = 100;

export type RemoteTransaction = {
  /** Puts a statement whose result no one reads at the end of those that wait to be sent. */
  add(statement: Stmt): void;
  /**
   * Sends what waits and this statement, together with what else is asked in this turn of the loop.
   * @returns the rows of this one
   */
  ask(statement: Stmt): Promise<RowsResult>;
  /** Sends what waits and commits, in one round trip. */
  commit(): Promise<void>;
  rollback(): Promise<void>;
};

type Entry = {
  statement: Stmt;
  /** Of whoever waits for the result. */
  response: PromiseWithResolvers<RowsResult> | undefined;
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
  let waiting: Entry[] = [];
  /** Why nothing may be committed any more. */
  let broken: unknown;
  let last: Promise<unknown> = Promise.resolve();

  /** Sends statements; the first ones of a transaction wait for the lock. */
  async function send(statements: Stmt[], isLast: boolean): Promise<Outcome> {
    for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
      const isFirst = stream === undefined;
      stream ??= open();
      const outcome = await sendBatch(stream, { statements, isFirst, isLast });
      if (outcome.begun) return outcome;
      stream.close();
      stream = undefined;
      if (!isBusy(outcome.error) || Date.now() >= deadline) throw outcome.error;
      await Bun.sleep(wait);
      if (broken !== undefined) throw broken;
    }
  }

  /** Sends what waits, and gives everyone their response. @throws what ends the transaction */
  async function flush(isLast: boolean): Promise<void> {
    while (waiting.length > 0 || (isLast && stream !== undefined)) {
      const entries = waiting;
      waiting = [];
      try {
        const statements = entries.map(({ statement }) => statement);
        const { results, error } = await send(statements, isLast);
        for (const [index, result] of results.entries()) entries[index]?.response?.resolve(result);
        if (error === undefined) return;
        // Only a statement that someone waits for may fail without ending all: it changed nothing.
        const failed = entries[results.length];
        if (isLast || failed?.response === undefined || !isConstraint(error)) throw error;
        failed.response.reject(error);
        waiting.unshift(...entries.slice(results.length + 1));
      } catch (error) {
        broken = error;
        for (const { response } of entries) response?.reject(error);
        throw error;
      }
    }
  }

  /** One after the other, as on one connection. */
  function inTurn(isLast: boolean): Promise<void> {
    const turn = last.then(async () => {
      if (broken !== undefined) throw broken;
      await flush(isLast);
    });
    last = turn.catch(() => undefined);
    return turn;
  }

  return {
    add: (statement) => void waiting.push({ statement, response: undefined }),
    ask: (statement) => {
      const response = Promise.withResolvers<RowsResult>();
      waiting.push({ statement, response });
      setImmediate(() => inTurn(false).catch(response.reject));
      return response.promise;
    },
    commit: () => inTurn(true),
    rollback: async () => {
      broken ??= new Error('The transaction was rolled back.');
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
