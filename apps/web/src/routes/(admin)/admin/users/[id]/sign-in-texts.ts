import type { RefusalReason, SignInCheck, SignInCheckItem } from '@rolecall/schemas/sign-in-check';
import type { z } from 'zod';
import { counted } from '#lib/format.ts';

/** Why a sign-in failed; the person was told less. */
export const REASON_TEXTS: Record<z.infer<typeof RefusalReason>, string> = {
  INVALID_CREDENTIALS: 'Wrong password',
  ACCOUNT_INACTIVE: 'Right password, but the account is deactivated',
  UNVERIFIED: 'Right password, but the email is not verified',
};

/** What a check found, as its headline says it. */
export function titleOf(check: SignInCheckItem): string {
  const isOk = check.state === 'ok';
  switch (check.key) {
    case 'exists':
      return 'There is an account.';
    case 'throttle':
      if (isOk) return 'Not locked out.';
      return check.state === 'problem'
        ? 'Locked out after too many failed sign-ins.'
        : 'Too many failed sign-ins from other devices.';
    case 'password':
      return isOk ? 'A password is set.' : 'No password is set yet.';
    case 'active':
      if (check.status === 'invited') return 'The account is not deactivated.';
      return isOk ? 'The account is active.' : 'The account is deactivated.';
    case 'verified':
      return check.emailVerified ? 'The email is verified.' : 'The email is not verified.';
    case 'failures':
      return check.count === 0
        ? 'No recent failed sign-ins.'
        : `${counted(check.count, 'recent failed sign-in')}.`;
    case 'mail':
      if (check.items.length === 0) return 'No emails were sent to this user.';
      return isOk ? 'Emails to this user were sent.' : 'Emails to this user have delivery issues.';
    case 'sessions':
      return check.count === 0
        ? 'No active sessions.'
        : `${counted(check.count, 'active session')}.`;
  }
}

/** Everything that keeps someone from signing in, in a sentence each. */
export function problemsIn({ checks }: SignInCheck): string[] {
  return checks.filter(({ state }) => state === 'problem').map(titleOf);
}
