import type { Transaction } from '@rolecall/db/database';
import { mailJobs } from '@rolecall/db/tables/mail-jobs';
import type { MailKind } from '@rolecall/schemas/mail';
import { and, eq, inArray } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { newId } from '../ids.ts';
import { unindexed } from '../paging/unindexed.ts';
import { isLinkMail } from './link-mails.ts';

type MailOptions = {
  /** Where it goes, when not to the user's address. */
  email?: string | null;
  /** What it tells about. Never a secret. */
  details?: Record<string, string> | null;
};

/**
 * Puts a mail to each of these users into the outbox, in the transaction of what it tells about. The
 * worker mints its token, renders and sends it later, so that no request waits for a provider.
 */
export async function queueMail(
  ctx: Context,
  tx: Transaction,
  kind: MailKind,
  userIds: string | string[],
  { email = null, details = null }: MailOptions = {},
): Promise<void> {
  const recipients = [userIds].flat();
  if (recipients.length === 0) return;
  if (isLinkMail(kind)) {
    const isSame = and(eq(mailJobs.kind, kind), eq(unindexed(mailJobs.status), 'queued'));
    await tx
      .update(mailJobs)
      .set({ status: 'superseded' })
      .where(and(inArray(mailJobs.userId, recipients), isSame));
  }
  const now = ctx.now();
  const job = { kind, email, details, createdAt: now, dueAt: now };
  await tx
    .insert(mailJobs)
    .values(recipients.map((userId) => ({ ...job, id: newId('mail'), userId })));
}
