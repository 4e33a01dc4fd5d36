import type { Transaction } from '@rolecall/db/database';
import { auditEvents } from '@rolecall/db/tables/audit-events';
import { rateLimits } from '@rolecall/db/tables/rate-limits';
import type { Context } from '../context.ts';
import { DAY_MS } from '../durations.ts';
import { limitKey } from '../limit/limit-use.ts';
import { accountAtIp } from '../limit/sign-in-counter.ts';
import { event } from './demo-history.ts';

const TRIES = 8;
const LOCKED_MS = 12 * 3_600_000;

/** Has people fail to sign in from where they usually do, so often that they have to wait. */
export async function lockOut(
  ctx: Context,
  tx: Transaction,
  people: { id: string; email: string; index: number }[],
): Promise<void> {
  const now = ctx.now().getTime();
  for (const { id, email, index } of people) {
    const failures = Array.from({ length: TRIES }, (_, n) =>
      event('session.refused', null, id, now - (TRIES - n) * 60_000, index, {
        after: { reason: 'INVALID_CREDENTIALS' },
      }),
    );
    await tx.insert(auditEvents).values(failures);
    await tx.insert(rateLimits).values({
      key: limitKey(ctx, accountAtIp(email, failures[0]?.ip ?? '')),
      count: TRIES,
      resetsAt: new Date(now + DAY_MS),
      blockedUntil: new Date(now + LOCKED_MS),
    });
  }
}
