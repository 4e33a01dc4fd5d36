import type { Transaction } from '@rolecall/db/database';
import { mailJobs } from '@rolecall/db/tables/mail-jobs';
import type { MailKind } from '@rolecall/schemas/mail';
import { and, eq } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { newId } from '../ids.ts';

/** Mails whose link replaces that of an earlier one of the same kind. */
const SUPERSEDING: readonly MailKind[] = ['verify-email'];

/**
 * Puts a mail into the outbox, in the transaction of what it tells about. The worker mints its
 * token, renders and sends it later, so that no request waits for a provider.
 */
export async function queueMail(
  ctx: Context,
  tx: Transaction,
  kind: MailKind,
  userId: string,
): Promise<void> {
  if (SUPERSEDING.includes(kind)) {
    await tx
      .update(mailJobs)
      .set({ status: 'superseded' })
      .where(
        and(eq(mailJobs.userId, userId), eq(mailJobs.kind, kind), eq(mailJobs.status, 'queued')),
      );
  }
  const now = ctx.now();
  await tx.insert(mailJobs).values({ id: newId('mail'), kind, userId, createdAt: now, dueAt: now });
}
