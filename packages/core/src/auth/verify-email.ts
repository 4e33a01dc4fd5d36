import { Ok } from '@rolecall/schemas/fields';
import { VerifyEmailInput } from '@rolecall/schemas/link';
import { withoutCaller } from '../context.ts';
import { verb } from '../verb.ts';
import { claimAccount } from './claim-account.ts';
import { verifyOwnEmail } from './verify-own-email.ts';

/**
 * Verifies the email that a link was mailed to. The link proves an email and no account, which
 * someone else may have set up: so it takes the account's session, its password, or a new password,
 * which ends what was set up before. See docs/decisions/028.
 */
export const verifyEmail = verb(
  {
    may: 'link:use',
    knowsCaller: true,
    input: VerifyEmailInput,
    output: Ok,
    refuses: [
      'TOKEN_INVALID',
      'PASSWORD_REQUIRED',
      'INVALID_CREDENTIALS',
      'WEAK_PASSWORD',
      'PASSWORD_UNCHANGED',
      'RATE_LIMITED',
    ],
  },
  async (ctx, { token, password, newPassword }) => {
    if (newPassword !== undefined) await claimAccount(withoutCaller(ctx), token, newPassword);
    else await verifyOwnEmail(ctx, token, password);
    return { ok: true };
  },
);
