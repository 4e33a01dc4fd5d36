import type { MailJobRow } from '@rolecall/db/tables/mail-jobs';
import type { TokenPurpose } from '@rolecall/db/tables/one-time-tokens';
import type { UserRow } from '@rolecall/db/tables/users';
import type { Mail } from '@rolecall/mail/mail';
import type { Core } from '../context.ts';
import { storeToken } from '../token/one-time-token.ts';

/** What a job's mail says to whom. A link's token is minted here, when the mail is about to leave. */
export async function composeMail(core: Core, job: MailJobRow, user: UserRow): Promise<Mail> {
  const { appUrl, verifyEmailSeconds, resetPasswordSeconds, changeEmailSeconds } = core.config;
  const to = { email: job.email ?? user.email, name: user.fullName };
  const at = job.createdAt;
  const login = `${appUrl}/login`;
  const security = `${appUrl}/settings/security`;

  const withLink = async (purpose: TokenPurpose, path: string, validSeconds: number) => {
    const token = await mintToken(core, job, {
      purpose,
      userId: user.id,
      email: to.email,
      validSeconds,
    });
    return { to, link: `${appUrl}${path}?token=${token}`, validSeconds };
  };

  switch (job.kind) {
    case 'verify-email':
      return {
        kind: job.kind,
        ...(await withLink('verify-email', '/verify-email', verifyEmailSeconds)),
      };
    case 'reset-password':
      return {
        kind: job.kind,
        ...(await withLink('reset-password', '/reset-password', resetPasswordSeconds)),
      };
    case 'confirm-email-change':
      return {
        kind: job.kind,
        ...(await withLink('change-email', '/confirm-email', changeEmailSeconds)),
      };
    case 'already-registered':
      return { kind: job.kind, to, link: login };
    case 'password-changed':
      return { kind: job.kind, to, at, link: `${appUrl}/forgot-password` };
    case 'email-change-requested':
    case 'email-changed':
      return { kind: job.kind, to, at, link: security };
    case 'new-sign-in': {
      const { device = 'Unknown device', address = '' } = job.details ?? {};
      return { kind: job.kind, to, at, device, address, link: security };
    }
    case 'role-changed':
      return { kind: job.kind, to, role: user.role, link: `${appUrl}/` };
    case 'account-deactivated':
      return { kind: job.kind, to };
    case 'refresh-reuse':
      return { kind: job.kind, to, at, link: login };
  }
}

type Link = { purpose: TokenPurpose; userId: string; email: string; validSeconds: number };

/**
 * The token of a job: derived from it, so that each attempt at the mail has the same one, and
 * stored as a hash only. It counts from the latest attempt.
 */
async function mintToken(core: Core, job: MailJobRow, link: Link): Promise<string> {
  const token = core.secrets.mac('one-time-token', `${link.purpose}\n${job.id}`);
  const { purpose, userId, email, validSeconds } = link;
  await core.db.transaction((tx) =>
    storeToken(core, tx, { purpose, token, userId, email, seconds: validSeconds }),
  );
  return token;
}
