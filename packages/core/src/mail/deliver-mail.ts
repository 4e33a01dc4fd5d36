import type { MailJobRow } from '@rolecall/db/tables/mail-jobs';
import type { UserRow } from '@rolecall/db/tables/users';
import { MAILS } from '@rolecall/mail/kinds';
import type { Mailer } from '@rolecall/mail/mail';
import type { Installation } from '../context.ts';
import { findUser } from '../user/load-user.ts';
import { composeMail } from './compose-mail.ts';
import { noteOutcome, type Outcome } from './note-outcome.ts';
import { tracedAttempt } from './traced-attempt.ts';

const FIRST_RETRY_MS = 2_000;
const LAST_RETRY_MS = 60_000;
const LONGEST_WAIT_MS = 3_600_000;
/** After that many tries, about a day, a mail is given up. */
const MAX_ATTEMPTS = 1_440;
const ERROR_LENGTH = 300;

/** An attempt that failed, for the log: the job's id and what the provider said. */
export type MailFailure = { job: string; kind: string; attempts: number; error: string };

/**
 * Sends claimed jobs side by side and writes down what became of them, all in one transaction: a
 * transaction for each would keep other writers waiting. The token in a mail's link is derived from
 * its job, so that every attempt renders the same mail and the provider can tell a repeat by its
 * idempotency key (see docs/decisions/007).
 * @returns the attempts that failed
 * @throws what kept a job from being attempted, such as a database that is away, when the others are
 *   done. That was no attempt: the job is given back
 */
export async function deliverMail(
  core: Installation,
  mailer: Mailer,
  jobs: MailJobRow[],
): Promise<MailFailure[]> {
  const faults: unknown[] = [];
  const attempted = await Promise.all(
    jobs.map(async (job) => {
      const outcome = await tracedAttempt(core, job, () => attempt(core, mailer, job)).catch(
        (fault: unknown): Outcome => {
          faults.push(fault);
          return { attempts: job.attempts - 1, dueAt: later(core, FIRST_RETRY_MS) };
        },
      );
      return { job, outcome };
    }),
  );
  await core.db.transaction(async (tx) => {
    for (const { job, outcome } of attempted) await noteOutcome(tx, job, outcome);
  });
  if (faults.length > 0) throw faults[0];
  return attempted.flatMap(({ job: { id, kind, attempts }, outcome: { lastError } }) =>
    lastError ? { job: id, kind, attempts, error: lastError } : [],
  );
}

/** Only what the mailer throws is a failure of the mail. */
async function attempt(core: Installation, mailer: Mailer, job: MailJobRow): Promise<Outcome> {
  const user = await findUser(core.db.lookup, job.userId);
  if (user === undefined || !isWanted(job, user)) return { status: 'superseded' };
  const mail = await composeMail(core, job, user);
  if (mail === undefined) return { status: 'superseded' };
  try {
    const { providerId } = await mailer.deliver(mail, { idempotencyKey: job.id });
    const { to: sentTo, details } = mail;
    return { status: 'sent', sentAt: core.now(), providerId, lastError: null, sentTo, details };
  } catch (error) {
    const lastError = describe(error);
    const isHopeless =
      error instanceof Error && 'isPermanent' in error && error.isPermanent === true;
    if (isHopeless || job.attempts >= MAX_ATTEMPTS) return { status: 'failed', lastError };
    const delay = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(job.attempts - 1, 10));
    return { dueAt: later(core, Math.max(spread(delay), askedWaitMs(error))), lastError };
  }
}

/** Mails that a provider refuses at once, for being too many, do not come back at once. */
const spread = (ms: number) => ms * (0.5 + Math.random() / 2);

/** How long the provider asked to be left alone: an hour at most is believed. */
function askedWaitMs(error: unknown): number {
  const seconds =
    error instanceof Error && 'retryAfterSeconds' in error ? Number(error.retryAfterSeconds) : 0;
  return Math.min(seconds * 1_000, LONGEST_WAIT_MS);
}

const later = (core: Installation, ms: number) => new Date(core.now().getTime() + ms);

function isWanted({ kind }: MailJobRow, user: UserRow): boolean {
  const state = {
    isActive: user.access === 'active',
    isEmailVerified: user.emailVerified,
    hasPassword: user.passwordHash !== null,
  };
  return MAILS[kind].isWanted?.(state) ?? true;
}

/** What went wrong, without the token of a mail that the provider quotes. */
function describe(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(/token=[\w-]+/g, 'token=…').slice(0, ERROR_LENGTH);
}
