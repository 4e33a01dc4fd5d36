import type { Transaction } from '@rolecall/db/database';
import { type MailJobRow, mailJobs } from '@rolecall/db/tables/mail-jobs';
import { type UserRow, users } from '@rolecall/db/tables/users';
import { MAILS } from '@rolecall/mail/kinds';
import { eq, inArray } from 'drizzle-orm';
import type { Installation } from '../context.ts';
import { countUse } from '../limit/count-uses.ts';
import type { LimitUse } from '../limit/limit-use.ts';
import { renewResetLink } from '../token/renew-reset-link.ts';
import { isCounted } from './counted-jobs.ts';
import { mailStopsOf } from './mail-stops-of.ts';
import { recipientOf } from './recipient-of.ts';
import { recipientUses } from './recipient-uses.ts';

const STOPPED = {
  bounced: 'An earlier email bounced.',
  complained: 'An earlier email was reported as spam.',
} as const;

/**
 * Counts claimed mails by their recipients, each once, and suppresses those beyond what one gets in
 * an hour, and those to an email that gets no more (docs/decisions/047). Here, and not where they are queued: so no request takes longer for an email that exists.
 * @returns the mails that may leave
 */
export async function suppressMail(
  core: Installation,
  tx: Transaction,
  jobs: MailJobRow[],
): Promise<MailJobRow[]> {
  if (jobs.length === 0) return jobs;
  const userIds = jobs.map(({ userId }) => userId);
  const owners = await tx.select().from(users).where(inArray(users.id, userIds));
  const claimed = jobs.flatMap((job) => {
    const owner = owners.find(({ id }) => id === job.userId);
    return owner === undefined ? [] : [{ job, owner, ...recipientOf(job, owner) }];
  });
  const stops = await mailStopsOf(
    tx,
    claimed.map(({ email }) => email),
  );
  const suppressed = new Set<string>();
  for (const { job, owner, email } of claimed) {
    const stop = stops.get(email);
    if (stop === undefined && (isCounted(job) || (await mayLeave(core, tx, job, owner)))) continue;
    suppressed.add(job.id);
    if (job.kind === 'reset-password') await renewResetLink(core, tx, job.userId);
    const lastError = stop === undefined ? job.lastError : STOPPED[stop.reason];
    await tx
      .update(mailJobs)
      .set({ status: 'suppressed', leasedUntil: null, lastError })
      .where(eq(mailJobs.id, job.id));
  }
  return jobs.filter(({ id }) => !suppressed.has(id));
}

async function mayLeave(
  core: Installation,
  tx: Transaction,
  job: MailJobRow,
  owner: UserRow,
): Promise<boolean> {
  const [uses, reserve] = usesOf(job, owner);
  if (await isWithin(core, tx, uses)) return true;
  return reserve.length > 0 && (await isWithin(core, tx, reserve));
}

async function isWithin(core: Installation, tx: Transaction, uses: LimitUse[]): Promise<boolean> {
  for (const use of uses) {
    if (!(await countUse(core, tx, use)).isCounted) return false;
  }
  return true;
}

/**
 * What a mail counts against, and what it still may when that is used up. A notice to an owner who
 * proved the email is counted where it is queued: no stranger causes it. To an email that no one
 * proved, one of each kind comes through whatever else was sent there.
 */
function usesOf(job: MailJobRow, user: UserRow): [uses: LimitUse[], reserve: LimitUse[]] {
  const { email, isOwn } = recipientOf(job, user);
  const isProved = isOwn || job.details?.wasVerified === true;
  const { isNotice } = MAILS[job.kind];
  if (isNotice && isProved) return [[], []];
  const notice: LimitUse = { name: 'mail.recipient.notice', by: `${email} ${job.kind}` };
  return [recipientUses(job.kind, email), isNotice ? [notice] : []];
}
