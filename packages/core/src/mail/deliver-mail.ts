import { type MailJobRow, mailJobs } from '@rolecall/db/tables/mail-jobs';
import { type UserRow, users } from '@rolecall/db/tables/users';
import type { Mail, Mailer } from '@rolecall/mail/mail';
import { and, eq } from 'drizzle-orm';
import type { Core } from '../context.ts';
import { storeToken } from '../token/one-time-token.ts';

const FIRST_RETRY_MS = 2_000;
const LAST_RETRY_MS = 60_000;
/** After that many tries, about a day, a mail is given up. */
const MAX_ATTEMPTS = 1_440;
const ERROR_LENGTH = 300;

type Outcome = Partial<typeof mailJobs.$inferInsert>;

/**
 * Sends one claimed job and writes down what became of it. The token in its link is derived from
 * the job, so that every attempt renders the same mail and the provider can tell a repeat by its
 * idempotency key (see docs/decisions/007).
 */
export async function deliverMail(core: Core, mailer: Mailer, job: MailJobRow): Promise<void> {
  const outcome = await attempt(core, mailer, job);
  await core.db.transaction((tx) =>
    tx
      .update(mailJobs)
      .set({ ...outcome, leasedUntil: null })
      .where(and(eq(mailJobs.id, job.id), eq(mailJobs.attempts, job.attempts))),
  );
}

async function attempt(core: Core, mailer: Mailer, job: MailJobRow): Promise<Outcome> {
  const [user] = await core.db.read.select().from(users).where(eq(users.id, job.userId));
  if (user === undefined || !stillMatters(job, user)) return { status: 'superseded' };
  try {
    const mail = await composeMail(core, job, user);
    if (mail === undefined) return { status: 'superseded' };
    const { providerId } = await mailer.deliver(mail, { idempotencyKey: job.id });
    return { status: 'sent', sentAt: core.now(), providerId, lastError: null };
  } catch (error) {
    const lastError = (error instanceof Error ? error.message : String(error)).slice(
      0,
      ERROR_LENGTH,
    );
    if (job.attempts >= MAX_ATTEMPTS) return { status: 'failed', lastError };
    const delay = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(job.attempts - 1, 10));
    return { dueAt: new Date(core.now().getTime() + delay), lastError };
  }
}

/** The job as this worker claimed it: no newer mail and no other worker has taken its place. */
function stillClaimed(job: MailJobRow) {
  return and(
    eq(mailJobs.id, job.id),
    eq(mailJobs.status, 'queued'),
    eq(mailJobs.attempts, job.attempts),
  );
}

function stillMatters(job: MailJobRow, user: UserRow): boolean {
  return job.kind !== 'verify-email' || !user.emailVerified;
}

/** @returns `undefined` when a newer mail has taken its place since it was claimed */
async function composeMail(core: Core, job: MailJobRow, user: UserRow): Promise<Mail | undefined> {
  const to = { email: user.email, name: user.fullName };
  const { appUrl } = core.config;
  switch (job.kind) {
    case 'verify-email': {
      const token = core.secrets.mac('one-time-token', `${job.kind}\n${job.id}`);
      const isStored = await core.db.transaction(async (tx) => {
        // Looked at under the write lock: the token of a superseded mail must not void the newer one.
        if ((await tx.$count(mailJobs, stillClaimed(job))) === 0) return false;
        await storeToken(core, tx, {
          purpose: 'verify-email',
          token,
          userId: user.id,
          email: user.email,
          seconds: core.config.verifyEmailSeconds,
        });
        return true;
      });
      if (!isStored) return undefined;
      return { kind: job.kind, to, link: `${appUrl}/verify-email?token=${token}` };
    }
    case 'already-registered':
      return { kind: job.kind, to, link: `${appUrl}/login` };
    case 'role-changed':
      return { kind: job.kind, to, role: user.role, link: `${appUrl}/` };
    case 'account-deactivated':
      return { kind: job.kind, to };
    case 'refresh-reuse':
      return { kind: job.kind, to, at: job.createdAt, link: `${appUrl}/login` };
  }
}
