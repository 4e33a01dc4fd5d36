import type { Transaction } from '@rolecall/db/database';
import { type MailJobRow, mailJobs } from '@rolecall/db/tables/mail-jobs';
import { type UserRow, users } from '@rolecall/db/tables/users';
import { MAILS } from '@rolecall/mail/kinds';
import type { MailKind } from '@rolecall/schemas/mail';
import { inArray } from 'drizzle-orm';
import type { Installation } from '../context.ts';
import { countUse } from '../limit/count-uses.ts';
import type { LimitUse } from '../limit/limit-use.ts';
import { recipientOf } from './recipient-of.ts';

/** Kinds that keep a share of what one email gets: no one who causes others keeps an owner out. */
const SET_PASSWORD: readonly MailKind[] = ['reset-password', 'invitation'];

/**
 * Counts claimed mails by their recipients, each once, and suppresses those beyond what one gets in
 * an hour. Here, and not where they are queued: so no request takes longer for an email that exists.
 * @returns the mails that may leave
 */
export async function suppressMail(
  core: Installation,
  tx: Transaction,
  jobs: MailJobRow[],
): Promise<MailJobRow[]> {
  const isNew = (job: MailJobRow) => job.attempts === 1 && +job.dueAt === +job.createdAt;
  const newJobs = jobs.filter(isNew);
  if (newJobs.length === 0) return jobs;
  const userIds = newJobs.map(({ userId }) => userId);
  const owners = await tx.select().from(users).where(inArray(users.id, userIds));
  const suppressed = new Set<string>();
  for (const job of newJobs) {
    const owner = owners.find(({ id }) => id === job.userId);
    const uses = owner === undefined ? [] : usesOf(job, owner);
    if (!(await isWithin(core, tx, uses))) suppressed.add(job.id);
  }
  if (suppressed.size > 0) {
    await tx
      .update(mailJobs)
      .set({ status: 'suppressed', details: null, leasedUntil: null })
      .where(inArray(mailJobs.id, [...suppressed]));
  }
  return jobs.filter(({ id }) => !suppressed.has(id));
}

async function isWithin(core: Installation, tx: Transaction, uses: LimitUse[]): Promise<boolean> {
  for (const use of uses) {
    if (!(await countUse(core, tx, use)).isCounted) return false;
  }
  return true;
}

/** A notice to an owner who proved the email is counted where it is queued: no stranger causes it. */
function usesOf(job: MailJobRow, user: UserRow): LimitUse[] {
  const { email: by, isOwn } = recipientOf(job, user);
  const isProved = isOwn || job.details?.wasVerified === true;
  if (MAILS[job.kind].isNotice && isProved) return [];
  const all: LimitUse = { name: 'mail.recipient', by };
  return SET_PASSWORD.includes(job.kind) ? [all] : [{ name: 'mail.recipient.other', by }, all];
}
