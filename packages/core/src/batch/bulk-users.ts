import type { Transaction } from '@rolecall/db/database';
import type { BulkLine } from '@rolecall/schemas/bulk-line';
import type { BulkLinesInput } from '@rolecall/schemas/bulk-users';
import type { Context } from '../context.ts';
import { DomainError, toDomainError } from '../errors.ts';
import { type BulkTarget, type BulkTargets, bulkCursor } from './bulk-targets.ts';
import { changeBatch } from './change-batch.ts';
import { changeInBatches, type Outcome } from './change-in-batches.ts';

const RESTARTING = 'The server is restarting. Continue in a moment.';

/**
 * Does one thing to many users and says how far it is. Each stands for itself: one that is refused,
 * such as the caller or the last administrator, says so and does not stop the others. It stops
 * between two batches when no one asks for the next line, and when the server drains.
 * @param about whom, as `bulkTargets` took them down
 * @throws what the first batch throws; later ones end it, with those who are left
 */
export async function* bulkUsers(
  ctx: Context,
  input: BulkLinesInput,
  { targets, until }: BulkTargets,
): AsyncGenerator<BulkLine, void> {
  let succeeded = 0;
  let unchanged = 0;
  let done = 0;
  const soFar = () => {
    const left = targets.length - done;
    const after = targets[done - 1]?.place ?? 0;
    const cursor = left > 0 ? bulkCursor({ after, until }) : null;
    return { succeeded, unchanged, failed: done - succeeded, left, cursor };
  };
  yield { type: 'start', total: targets.length };
  try {
    for await (const outcomes of bulkBatches(ctx, input, targets)) {
      done += outcomes.length;
      succeeded += outcomes.filter(({ ok }) => ok).length;
      unchanged += outcomes.filter((one) => one.unchanged).length;
      yield { type: 'progress', items: outcomes.map(toItem), ...soFar() };
    }
    yield { type: 'end', ...soFar() };
  } catch (error) {
    if (done === 0) throw error;
    const { code, message } = toDomainError(error);
    yield { type: 'end', ...soFar(), error: { code, message } };
  }
}

/**
 * Does one thing to many users, batch by batch.
 * @throws what a batch throws, and DomainError UNAVAILABLE when the server drains before the last
 */
export async function* bulkBatches(
  ctx: Context,
  input: BulkLinesInput,
  targets: BulkTarget[],
): AsyncGenerator<Outcome<BulkTarget>[], void> {
  const change = (bulk: Context, tx: Transaction, batch: BulkTarget[]) =>
    changeBatch(bulk, tx, input, batch);
  // The preview says that the own account is left alone: no one tried to get around that.
  const batches = changeInBatches(ctx, 'admin.users.bulk', targets, change, ['SELF_TARGET']);
  let left = targets.length;
  for await (const outcomes of batches) {
    left -= outcomes.length;
    yield outcomes;
    if (left > 0 && ctx.draining?.aborted) {
      throw new DomainError('UNAVAILABLE', { message: RESTARTING });
    }
  }
}

/** What became of a user, as it is told. */
export const toItem = ({ id, ok, error, unchanged }: Outcome<BulkTarget>) => ({
  id,
  ok,
  ...(unchanged && { unchanged }),
  ...(error && { error }),
});
