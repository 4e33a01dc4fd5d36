import { DomainError } from '@rolecall/core/errors';
import { createWorkPool } from '@rolecall/core/work-pool';
import { yieldToEventLoop } from '@rolecall/core/yield-to-event-loop';
import { RESPONSE_MAX_MIB } from '@rolecall/schemas/bounds';
import type { TRPCProcedureType as ProcedureType } from '@trpc/server';

/** What the calls of a batch may take together. */
export type BatchLimits = {
  /** How long calls are begun for, in milliseconds. */
  ms: number;
  /** How long their responses may be together, in bytes of JSON. */
  bytes: number;
  /** How many run at the same time: a batch is no way to do ten times the work of one call at once. */
  atOnce: number;
};

export type BatchBudget = {
  /**
   * Runs a call of the batch when it is its turn.
   * @throws DomainError UNAVAILABLE when the time is used up, VALIDATION_FAILED when the response has
   *   no room; a mutation that has run is answered all the same
   */
  run<T>(type: ProcedureType, work: () => Promise<T>): Promise<T>;
};

const RETRY_SECONDS = 1;

/** A budget for one batch. Its time begins now. */
export function createBatchBudget(
  limits: BatchLimits,
  now: () => number = () => performance.now(),
): BatchBudget {
  const deadline = now() + limits.ms;
  let bytesLeft = limits.bytes;
  // How many calls a batch has is limited where it is read.
  const pool = createWorkPool(
    { concurrency: limits.atOnce, queueLimit: Number.POSITIVE_INFINITY, waitMs: limits.ms },
    RETRY_SECONDS,
  );

  const noRoom = () => {
    const message = `Batch responses are limited to ${RESPONSE_MAX_MIB} MiB. Send this call in its own request.`;
    return new DomainError('VALIDATION_FAILED', { message });
  };

  async function answer<T>(type: ProcedureType, work: () => Promise<T>): Promise<T> {
    // Other requests come between the calls of a batch.
    await yieldToEventLoop();
    if (now() >= deadline) {
      throw new DomainError('UNAVAILABLE', { retryAfterSeconds: RETRY_SECONDS });
    }
    if (bytesLeft <= 0) throw noRoom();
    const result = await work();
    const bytes = Buffer.byteLength(JSON.stringify(result) ?? '');
    if (bytes > bytesLeft && type !== 'mutation') {
      bytesLeft = 0;
      throw noRoom();
    }
    bytesLeft -= bytes;
    return result;
  }

  return { run: (type, work) => pool.run(() => answer(type, work)) };
}
