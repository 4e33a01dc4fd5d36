import { setTimeout as sleep } from 'node:timers/promises';
import { recordAccessDenied } from '@rolecall/core/audit/record-access-denied';
import type { Context } from '@rolecall/core/context';
import type { ErrorCode } from '@rolecall/schemas/error-codes';
import type { ApiContext } from './context.ts';

/** How long a refusal waits to be written down before it is answered, in milliseconds. */
const WAIT_MS = 250;
/** How many may wait to be written while the database cannot: more would fill its queue. */
const WAITING_LIMIT = 50;

/**
 * Writes a refusal into the audit log. It is answered the same when that fails, and as soon when it
 * takes long.
 * @param procedure its path in the router
 */
export async function noteAccessDenied(
  { core, onBackgroundError }: ApiContext,
  verbContext: Context,
  procedure: string,
  code: ErrorCode,
): Promise<void> {
  const { denials } = core.memory;
  if (denials.size >= WAITING_LIMIT) return;
  const written = recordAccessDenied(verbContext, procedure, code)
    .catch(onBackgroundError)
    .finally(() => denials.delete(written));
  denials.add(written);
  await Promise.race([written, sleep(WAIT_MS, undefined, { ref: false })]);
}
