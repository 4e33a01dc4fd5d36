import { type MailJobRow, mailJobs } from '@rolecall/db/tables/mail-jobs';
import { type UserRow, users } from '@rolecall/db/tables/users';
import type { Mailer } from '@rolecall/mail/mail';
import { and, eq } from 'drizzle-orm';
import type { Core } from '../context.ts';
import { composeMail } from './compose-mail.ts';

const FIRST_RETRY_MS = 2_000;
const LAST_RETRY_MS = 60_000;
/** After that many tries, about a day, a mail is given up. */
const MAX_ATTEMPTS = 1_440;
const ERROR_LENGTH = 300;

/** An attempt that failed, for the log: the job's id and what the provider said. */
export type MailFailure = { job: string; kind: string; attempts: number; error: string };

type Outcome = Partial<typeof mailJobs.$inferInsert>;

/**
 * Sends claimed jobs side by side and writes down what became of them, all in one transaction: a
 * transaction for each would keep other writers waiting. The token in a mail's link is derived from
 * its job, so that every attempt renders the same mail and the provider can tell a repeat by its
 * idempotency key (see docs/decisions/007).
 * @returns the attempts that failed
 * @throws what kept a job from being tried, such as a database that is away, when the others are done
 */
export async function deliverMail(
  core: Core,
  mailer: Mailer,
  jobs: MailJobRow[],
): Promise<MailFailure[]> {
  const tries = await Promise.allSettled(
    jobs.map(async (job) => ({ job, outcome: await attempt(core, mailer, job) })),
  );
  const tried = tries.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
  await core.db.transaction(async (tx) => {
    for (const { job, outcome } of tried) {
      await tx
        .update(mailJobs)
        .set({ ...outcome, leasedUntil: null })
        .where(and(eq(mailJobs.id, job.id), eq(mailJobs.attempts, job.attempts)));
    }
  });
  const fault = tries.find((one) => one.status === 'rejected');
  if (fault) throw fault.reason;
  return tried.flatMap(({ job: { id, kind, attempts }, outcome: { lastError } }) =>
    lastError ? { job: id, kind, attempts, error: lastError } : [],
  );
}

async function attempt(core: Core, mailer: Mailer, job: MailJobRow): Promise<Outcome> {
  const [user] = await core.db.lookup.select().from(users).where(eq(users.id, job.userId));
  if (user === undefined || !stillMatters(job, user)) return { status: 'superseded' };
  try {
    const mail = await composeMail(core, job, user);
    if (mail === undefined) return { status: 'superseded' };
    const { providerId } = await mailer.deliver(mail, { idempotencyKey: job.id });
    return { status: 'sent', sentAt: core.now(), providerId, lastError: null };
  } catch (error) {
    const lastError = describe(error);
    const isHopeless =
      error instanceof Error && 'isPermanent' in error && error.isPermanent === true;
    if (isHopeless || job.attempts >= MAX_ATTEMPTS) return { status: 'failed', lastError };
    const delay = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(job.attempts - 1, 10));
    return { dueAt: new Date(core.now().getTime() + delay), lastError };
  }
}

function stillMatters(job: MailJobRow, user: UserRow): boolean {
  if (job.kind === 'verify-email') return !user.emailVerified;
  if (job.kind === 'invitation') return user.passwordHash === null;
  return job.kind !== 'reset-password' || user.status === 'active';
}

/** What went wrong, without the token of a mail that the provider quotes. */
function describe(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(/token=[\w-]+/g, 'token=…').slice(0, ERROR_LENGTH);
}
