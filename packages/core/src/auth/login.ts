import { LoginInput, SignedIn } from '@rolecall/schemas/auth';
import { startAppSession } from '../session/start-app-session.ts';
import { verb } from '../verb.ts';
import { signIn } from './sign-in.ts';
import { toSignedIn } from './signed-in.ts';

/** Signs a user in to another program, which gets a JWT and a refresh token. */
export const login = verb(
  {
    may: 'account:signIn',
    input: LoginInput,
    output: SignedIn,
    refuses: ['INVALID_CREDENTIALS', 'ACCOUNT_INACTIVE', 'RATE_LIMITED'],
  },
  async (ctx, input) => toSignedIn(ctx, await signIn(ctx, input, startAppSession)),
);
