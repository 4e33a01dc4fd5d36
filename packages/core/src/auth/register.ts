import { Registered, RegisterInput } from '@rolecall/schemas/auth';
import { issueTokens } from '../session/issue-tokens.ts';
import { startAppSession } from '../session/start-app-session.ts';
import { toUser } from '../user/to-user.ts';
import { verb } from '../verb.ts';
import { makeAccount, REGISTER_REFUSES } from './make-account.ts';

/**
 * Creates an account and, where an unverified email may sign in, a session with it. Where it may
 * not, the response is the same whether or not the email is known, and an email tells the rest.
 */
export const register = verb(
  {
    may: 'account:register',
    input: RegisterInput,
    output: Registered,
    refuses: REGISTER_REFUSES,
  },
  async (ctx, input) => {
    const made = await makeAccount(ctx, input, (tx, { id }, device) =>
      startAppSession(ctx, tx, id, device),
    );
    if (made === undefined) return { status: 'verification_sent' };
    const { user, device, started } = made;
    const tokens = await issueTokens(ctx, user, started.session, started.seed);
    return { user: toUser(user), tokens, deviceToken: device.token };
  },
);
