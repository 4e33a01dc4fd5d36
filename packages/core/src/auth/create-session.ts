import { CreateSessionInput, SessionCreated } from '@rolecall/schemas/auth';
import { startWebSession } from '../session/start-web-session.ts';
import { verb } from '../verb.ts';
import { signIn } from './sign-in.ts';
import { toSessionCreated } from './signed-in.ts';

/** Signs a user in to the web app, which keeps the opaque token in a cookie. */
export const createSession = verb(
  {
    may: 'account:signIn',
    input: CreateSessionInput,
    output: SessionCreated,
    refuses: ['INVALID_CREDENTIALS', 'ACCOUNT_INACTIVE', 'RATE_LIMITED'],
  },
  async (ctx, { remember, ...input }) =>
    toSessionCreated(
      await signIn(ctx, input, (...signedIn) => startWebSession(...signedIn, remember)),
    ),
);
