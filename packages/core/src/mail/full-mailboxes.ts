import type { Transaction } from '@rolecall/db/database';
import { rateLimits } from '@rolecall/db/tables/rate-limits';
import type { MailKind } from '@rolecall/schemas/mail';
import { inArray } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { counterState } from '../limit/counter-state.ts';
import { limitKey } from '../limit/limit-use.ts';
import { recipientUses } from './recipient-uses.ts';

/**
 * Which of these emails have had their mails for the hour, so that one of this kind would be
 * suppressed. It counts nothing: the worker does when the mail leaves.
 */
export async function fullMailboxes(
  ctx: Context,
  tx: Transaction,
  kind: MailKind,
  emails: string[],
): Promise<Set<string>> {
  const uses = emails.flatMap((email) =>
    recipientUses(kind, email).map((use) => ({ ...use, email, key: limitKey(ctx, use) })),
  );
  const keys = uses.map(({ key }) => key);
  const rows = await tx.select().from(rateLimits).where(inArray(rateLimits.key, keys));
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const now = ctx.now().getTime();
  const full = uses.filter(
    ({ name, key }) =>
      counterState(ctx.config.limits[name], byKey.get(key), now).refusesUntil > now,
  );
  return new Set(full.map(({ email }) => email));
}
