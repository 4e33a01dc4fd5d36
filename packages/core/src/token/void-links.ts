import type { Transaction } from '@rolecall/db/database';
import { mailJobs } from '@rolecall/db/tables/mail-jobs';
import { oneTimeTokens } from '@rolecall/db/tables/one-time-tokens';
import { and, eq } from 'drizzle-orm';
import { isLinkMail } from '../mail/link-mails.ts';

/** Makes every link of a user void: those that were sent, and those that wait to be. */
export async function voidLinks(tx: Transaction, userId: string): Promise<void> {
  await tx.delete(oneTimeTokens).where(eq(oneTimeTokens.userId, userId));
  const waiting = and(eq(mailJobs.userId, userId), eq(mailJobs.status, 'queued'));
  for (const { id, kind } of await tx.select().from(mailJobs).where(waiting)) {
    if (!isLinkMail(kind)) continue;
    await tx.update(mailJobs).set({ status: 'superseded' }).where(eq(mailJobs.id, id));
  }
}
