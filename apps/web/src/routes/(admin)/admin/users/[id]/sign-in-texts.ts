import { counted } from '@rolecall/schemas/counted';
import type { SignInCheck, SignInCheckItem } from '@rolecall/schemas/sign-in-check';

/** What a check found, as its headline says it. */
export function titleOf(check: SignInCheckItem): string {
  const isOk = check.state === 'ok';
  switch (check.key) {
    case 'exists':
      return 'Account exists.';
    case 'throttle':
      if (isOk) return 'Not locked out.';
      return check.state === 'problem'
        ? 'Locked out after too many failed sign-ins.'
        : 'Too many failed sign-ins from other devices.';
    case 'password':
      return isOk ? 'A password is set.' : 'No password is set yet.';
    case 'active':
      if (check.status === 'invited') return 'Account isn’t deactivated.';
      return isOk ? 'Account is active.' : 'Account is deactivated.';
    case 'verified':
      return check.emailVerified ? 'Email is verified.' : 'Email isn’t verified.';
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
