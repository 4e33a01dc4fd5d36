import type { Transaction } from '@rolecall/db/database';
import { mailJobs } from '@rolecall/db/tables/mail-jobs';
import { and, isNotNull, lt, ne, or } from 'drizzle-orm';

/** What mails said can name devices and IPs, as audit events do: neither outlives their retention. */
export async function forgetMailContents(tx: Transaction, before: Date): Promise<void> {
  await tx
    .update(mailJobs)
    .set({ details: null, sentTo: null })
    .where(
      and(
        ne(mailJobs.status, 'queued'),
        lt(mailJobs.createdAt, before),
        or(isNotNull(mailJobs.details), isNotNull(mailJobs.sentTo)),
      ),
    );
}
