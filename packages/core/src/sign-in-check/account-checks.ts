import type { UserRow } from '@rolecall/db/tables/users';
import type { SentMail } from '@rolecall/schemas/admin-mail';
import type { SignInCheckItemOf, SignInFix } from '@rolecall/schemas/sign-in-check';
import type { Context } from '../context.ts';

export function existsCheck({ email, lastLoginAt }: UserRow): SignInCheckItemOf<'exists'> {
  return {
    key: 'exists',
    state: 'ok',
    email,
    lastLoginAt: lastLoginAt?.toISOString() ?? null,
    fix: null,
  };
}

/** No mail with a link goes to a deactivated account: it is to be activated first. */
export const ifActive = ({ access }: UserRow, fix: SignInFix): SignInFix | null =>
  access === 'active' ? fix : null;

export function passwordCheck(user: UserRow): SignInCheckItemOf<'password'> {
  const hasPassword = user.passwordHash !== null;
  return {
    key: 'password',
    state: hasPassword ? 'ok' : 'problem',
    hasPassword,
    fix: hasPassword ? null : ifActive(user, passwordFix(user)),
  };
}

/** What gets someone a link to set a password. */
export const passwordFix = ({ status }: UserRow): SignInFix =>
  status === 'invited' ? 'resendInvitation' : 'sendPasswordReset';

export function activeCheck({ access, status }: UserRow): SignInCheckItemOf<'active'> {
  const isActive = access === 'active';
  return {
    key: 'active',
    state: isActive ? 'ok' : 'problem',
    status,
    fix: isActive ? null : 'activate',
  };
}

/** @param mails the last ones to this person, the newest first */
export function verifiedCheck(
  ctx: Context,
  user: UserRow,
  mails: SentMail[],
): SignInCheckItemOf<'verified'> {
  const { emailVerified } = user;
  const required = ctx.config.emailVerification === 'required';
  const isProblem = required && !emailVerified;
  return {
    key: 'verified',
    state: isProblem ? 'problem' : 'ok',
    required,
    emailVerified,
    fix: isProblem ? ifActive(user, verificationFix(user, mails)) : null,
  };
}

/** Choosing a password by a link verifies the email, too; where no mail arrives, someone has to. */
function verificationFix(user: UserRow, mails: SentMail[]): SignInFix {
  if (user.passwordHash === null) return passwordFix(user);
  const last = mails.find(({ kind }) => kind === 'verify-email');
  return last?.status === 'failed' ? 'verifyEmail' : 'resendVerification';
}
