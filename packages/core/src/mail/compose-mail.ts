import { type MailJobRow, mailJobs } from '@rolecall/db/tables/mail-jobs';
import type { TokenPurpose } from '@rolecall/db/tables/one-time-tokens';
import type { UserRow } from '@rolecall/db/tables/users';
import type { Mail } from '@rolecall/mail/mail';
import { and, eq } from 'drizzle-orm';
import type { Core } from '../context.ts';
import { storeToken } from '../token/one-time-token.ts';
import { LINK_MAILS } from './link-mails.ts';

/**
 * What a job's mail says to whom. A link's token is minted here, when the mail is about to leave.
 * @returns `undefined` when a newer mail has taken its place since it was claimed
 */
export async function composeMail(
  core: Core,
  job: MailJobRow,
  user: UserRow,
): Promise<Mail | undefined> {
  const { appUrl } = core.config;
  // Who has not confirmed the address may have put anything into the name.
  const to = { email: job.email ?? user.email, name: user.emailVerified ? user.fullName : '' };
  const at = job.createdAt;
  const login = `${appUrl}/login`;
  const security = `${appUrl}/settings/security`;
  switch (job.kind) {
    case 'verify-email':
    case 'invitation':
    case 'reset-password':
    case 'confirm-email-change': {
      const link = LINK_MAILS[job.kind];
      const validSeconds = link.seconds(core.config);
      const token = await mintToken(core, job, link.purpose, to.email, validSeconds);
      if (token === undefined) return undefined;
      return { kind: job.kind, to, link: `${appUrl}${link.path}?token=${token}`, validSeconds };
    }
    case 'already-registered':
      return { kind: job.kind, to, link: login };
    case 'password-changed':
      return { kind: job.kind, to, at, link: `${appUrl}/forgot-password` };
    case 'email-change-requested':
      return { kind: job.kind, to, at, link: security };
    case 'email-changed':
      return { kind: job.kind, to, at };
    case 'new-sign-in':
    case 'wrong-passwords': {
      const { device = 'Unknown device', address = '' } = job.details ?? {};
      return { kind: job.kind, to, at, device, address, link: security };
    }
    case 'role-changed': {
      const role = job.details?.role === 'admin' ? 'admin' : 'user';
      return { kind: job.kind, to, role, link: `${appUrl}/` };
    }
    case 'account-deactivated':
      return { kind: job.kind, to };
    case 'refresh-reuse':
      return { kind: job.kind, to, at, link: login };
  }
}

/**
 * The token of a job: derived from it, so that each attempt at the mail has the same one, and
 * stored as a hash only. It counts from the latest attempt.
 */
async function mintToken(
  core: Core,
  job: MailJobRow,
  purpose: TokenPurpose,
  email: string,
  seconds: number,
): Promise<string | undefined> {
  const { userId } = job;
  const token = core.secrets.mac('one-time-token', `${purpose}\n${job.id}`);
  return core.db.transaction(async (tx) => {
    // Looked at under the write lock: the token of a superseded mail must not void the newer one.
    if ((await tx.$count(mailJobs, stillClaimed(job))) === 0) return undefined;
    await storeToken(core, tx, { purpose, token, userId, email, seconds });
    return token;
  });
}

/** The job as this worker claimed it: no newer mail and no other worker has taken its place. */
function stillClaimed(job: MailJobRow) {
  return and(
    eq(mailJobs.id, job.id),
    eq(mailJobs.status, 'queued'),
    eq(mailJobs.attempts, job.attempts),
  );
}
