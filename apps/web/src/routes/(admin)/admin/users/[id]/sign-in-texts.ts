import type { RefusalReason, SignInDiagnosis } from '@rolecall/schemas/sign-in-diagnosis';
import type { z } from 'zod';
import { counted } from '#lib/format.ts';

type Check = SignInDiagnosis['checks'][number];

/** Why a sign-in was refused; the person was told less. */
export const REASON_TEXTS: Record<z.infer<typeof RefusalReason>, string> = {
  INVALID_CREDENTIALS: 'Wrong password',
  ACCOUNT_INACTIVE: 'Right password, but the account is deactivated',
  UNVERIFIED: 'Right password, but the email is not verified',
};

/** What a check found, as its headline says it. */
export function titleOf(check: Check): string {
  const isOk = check.state === 'ok';
  switch (check.key) {
    case 'exists':
      return 'There is an account.';
    case 'throttle':
      if (isOk) return 'Nobody has to wait after wrong tries.';
      return check.state === 'problem'
        ? 'There were too many wrong tries: they have to wait.'
        : 'Somebody made too many wrong tries elsewhere.';
    case 'password':
      return isOk ? 'A password is set.' : 'They have no password yet.';
    case 'active':
      return isOk ? 'The account is active.' : 'The account is deactivated.';
    case 'verified':
      return check.emailVerified
        ? 'The e-mail address is confirmed.'
        : 'The e-mail address is not confirmed.';
    case 'failures':
      return check.count === 0
        ? 'No sign-in was refused of late.'
        : `${counted(check.count, 'sign-in')} ${check.count === 1 ? 'was' : 'were'} refused of late.`;
    case 'mail':
      if (check.items.length === 0) return 'Nothing was mailed to them.';
      return isOk ? 'Their mail was handed over.' : 'Mail to them is in trouble.';
    case 'sessions':
      return check.count === 0
        ? 'They are signed in nowhere.'
        : `They are signed in, in ${counted(check.count, 'session')}.`;
  }
}

/** Everything that keeps somebody from signing in, in a sentence each. */
export function problemsIn({ checks }: SignInDiagnosis): string[] {
  return checks.filter(({ state }) => state === 'problem').map(titleOf);
}
