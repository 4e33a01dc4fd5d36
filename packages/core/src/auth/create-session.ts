import { CreateSessionInput, SessionCreated } from '@rolecall/schemas/auth';
import { randomToken } from '../secrets.ts';
import { hashSessionToken, writeSessionToken } from '../session/session-token.ts';
import { startSession } from '../session/start-session.ts';
import { toUser } from '../user/to-user.ts';
import { verb } from '../verb.ts';
import { signIn } from './sign-in.ts';

/** How long a browser stays signed in that was not asked to remember, in seconds. */
const FORGETFUL_SECONDS = 24 * 3600;

/** Signs a user in to the web app, which keeps the opaque token in a cookie. */
export const createSession = verb(
  {
    may: 'account:signIn',
    input: CreateSessionInput,
    output: SessionCreated,
    refuses: ['INVALID_CREDENTIALS', 'ACCOUNT_INACTIVE', 'RATE_LIMITED'],
  },
  async (ctx, { remember = false, ...input }) => {
    const token = writeSessionToken(randomToken());
    const { refreshIdleSeconds: idle, refreshAbsoluteSeconds: absolute } = ctx.config;
    const signedIn = await signIn(ctx, input, (tx, { id }, device) =>
      startSession(ctx, tx, {
        userId: id,
        kind: 'web',
        tokenHash: hashSessionToken(token),
        device,
        idleSeconds: remember ? idle : Math.min(idle, FORGETFUL_SECONDS),
        absoluteSeconds: remember ? absolute : Math.min(absolute, FORGETFUL_SECONDS),
      }),
    );
    const { id, expiresAt } = signedIn.started;
    return {
      user: toUser(signedIn.user),
      session: { id, token, expiresAt: expiresAt.toISOString() },
      deviceToken: signedIn.device.token,
    };
  },
);
