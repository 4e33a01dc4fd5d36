import type { Transaction } from '@rolecall/db/database';
import { prepareWrite } from '@rolecall/db/prepared';
import { oneTimeTokens } from '@rolecall/db/tables/one-time-tokens';
import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import type { Installation } from '../context.ts';

/** So long after it was mailed a link that sets a password can be renewed, in milliseconds. */
const RENEWABLE_MS = 3_600_000;

const { placeholder } = sql;

const renew = prepareWrite((orm) => {
  const { purpose, userId, consumedAt, createdAt, expiresAt } = oneTimeTokens;
  return orm
    .update(oneTimeTokens)
    .set({ expiresAt: sql`max(${expiresAt}, ${placeholder('until')})` })
    .where(
      and(
        eq(purpose, 'reset-password'),
        eq(userId, placeholder('userId')),
        isNull(consumedAt),
        gt(createdAt, placeholder('since')),
        gt(expiresAt, placeholder('now')),
      ),
    );
});

/**
 * Lets the link to set a password that a user was mailed last work as long as a new one would, where
 * no new one is mailed: whoever used up the mails of the hour keeps no owner out. One that has expired
 * stays expired.
 */
export async function renewResetLink(
  core: Installation,
  tx: Transaction,
  userId: string,
): Promise<void> {
  const now = core.now().getTime();
  const until = now + core.config.resetPasswordSeconds * 1000;
  await tx.write(renew, { userId, until, now, since: now - RENEWABLE_MS });
}
