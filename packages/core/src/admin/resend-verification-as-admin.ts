import type { UserRow } from '@rolecall/db/tables/users';
import { VerificationSent } from '@rolecall/schemas/admin-users';
import { DomainError } from '../errors.ts';
import { verb } from '../verb.ts';
import { assertActive } from './assert-active.ts';
import { LINK_REFUSALS, type Link, sendLink } from './send-link.ts';
import { dutiesOf } from './user-duties.ts';

export const VERIFICATION: Link<'verify-email'> = {
  kind: 'verify-email',
  limit: 'adminResend.account',
  action: 'user.verification_requested',
  after: { mailed: true },
  assert: assertUnverified,
};

/**
 * Mails a user a new link to verify their email. Who was invited and never came gets a new
 * invitation, which verifies it, too.
 */
export const resendVerificationAsAdmin = verb(
  { ...dutiesOf('resendVerification'), output: VerificationSent, refuses: LINK_REFUSALS },
  (ctx, { id }) => sendLink(ctx, id, VERIFICATION),
);

function assertUnverified(user: UserRow): void {
  assertActive(user);
  if (!user.emailVerified) return;
  throw new DomainError('CONFLICT', { message: 'This email is already verified.' });
}
