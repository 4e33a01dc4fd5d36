import type { Transaction } from '@rolecall/db/database';
import { mailJobs } from '@rolecall/db/tables/mail-jobs';
import type { MailKind } from '@rolecall/schemas/mail';
import { and, eq } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { newId } from '../ids.ts';
import { isLinkMail } from './link-mails.ts';

type MailOptions = {
  /** Where it goes, when not to the user's address. */
  email?: string | null;
  /** What it tells about. Never a secret. */
  details?: Record<string, string> | null;
};

/**
 * Puts a mail into the outbox, in the transaction of what it tells about. The worker mints its
 * token, renders and sends it later, so that no request waits for a provider.
 */
export async function queueMail(
  ctx: Context,
  tx: Transaction,
  kind: MailKind,
  userId: string,
  { email = null, details = null }: MailOptions = {},
): Promise<void> {
  if (isLinkMail(kind)) {
    await tx
      .update(mailJobs)
      .set({ status: 'superseded' })
      .where(
        and(eq(mailJobs.userId, userId), eq(mailJobs.kind, kind), eq(mailJobs.status, 'queued')),
      );
  }
  const now = ctx.now();
  const job = { id: newId('mail'), kind, userId, email, details };
  await tx.insert(mailJobs).values({ ...job, createdAt: now, dueAt: now });
}
