import { setTimeout as sleep } from 'node:timers/promises';
import { recordRefusal } from '@rolecall/core/audit/record-refusal';
import type { Context, Core } from '@rolecall/core/context';
import type { ErrorCode } from '@rolecall/schemas/error-codes';
import type { ApiContext } from './context.ts';

/** How long a refusal waits to be written down before it is answered, in milliseconds. */
const WAIT_MS = 250;
/** How many may wait to be written while the database cannot: more would fill its queue. */
const WAITING_LIMIT = 50;
const waiting = new WeakMap<Core, number>();

/**
 * Writes a refusal into the audit log. It is answered the same when that fails, and as soon when it
 * takes long.
 * @param procedure its path in the router
 */
export async function noteRefusal(
  { core, onBackgroundError }: ApiContext,
  verbContext: Context,
  procedure: string,
  code: ErrorCode,
): Promise<void> {
  const others = waiting.get(core) ?? 0;
  if (others >= WAITING_LIMIT) return;
  waiting.set(core, others + 1);
  const written = recordRefusal(verbContext, procedure, code)
    .catch(onBackgroundError)
    .finally(() => waiting.set(core, (waiting.get(core) ?? 1) - 1));
  await Promise.race([written, sleep(WAIT_MS, undefined, { ref: false })]);
}
