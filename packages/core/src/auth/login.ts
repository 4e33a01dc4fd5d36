import { LoginInput, SignedIn } from '@rolecall/schemas/auth';
import { issueTokens } from '../session/issue-tokens.ts';
import { startAppSession } from '../session/start-app-session.ts';
import { toUser } from '../user/to-user.ts';
import { verb } from '../verb.ts';
import { signIn } from './sign-in.ts';

/** Signs a user in to another program, which gets a JWT and a refresh token. */
export const login = verb(
  {
    may: 'account:signIn',
    input: LoginInput,
    output: SignedIn,
    refuses: ['INVALID_CREDENTIALS', 'ACCOUNT_INACTIVE', 'RATE_LIMITED'],
  },
  async (ctx, input) => {
    const { user, device, started } = await signIn(ctx, input, (tx, { id }, from) =>
      startAppSession(ctx, tx, id, from),
    );
    const { session, seed } = started;
    const tokens = await issueTokens(ctx, user, session, seed);
    return { user: toUser(user), tokens, deviceToken: device.token };
  },
);
