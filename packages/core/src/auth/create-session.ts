import type { CreateSessionInput, SessionCreated } from '@rolecall/schemas/auth';
import type { Context } from '../context.ts';
import { authorize } from '../policy.ts';
import { randomToken } from '../secrets.ts';
import { hashSessionToken, writeSessionToken } from '../session/session-token.ts';
import { startSession } from '../session/start-session.ts';
import { toUser } from '../user/to-user.ts';
import { signIn } from './sign-in.ts';

/** How long a browser stays signed in that was not asked to remember, in seconds. */
const FORGETFUL_SECONDS = 24 * 3600;

/**
 * Signs somebody in for the web app, which keeps the opaque token in a cookie.
 * @throws DomainError RATE_LIMITED, INVALID_CREDENTIALS, ACCOUNT_INACTIVE, EMAIL_NOT_VERIFIED
 */
export async function createSession(
  ctx: Context,
  { remember = false, ...input }: CreateSessionInput,
): Promise<SessionCreated> {
  authorize(ctx, 'account:signIn');
  const token = writeSessionToken(randomToken());
  const { refreshIdleSeconds: idle, refreshAbsoluteSeconds: absolute } = ctx.config;
  const { user, started: session } = await signIn(ctx, input, (tx, { id }) =>
    startSession(ctx, tx, {
      userId: id,
      kind: 'web',
      tokenHash: hashSessionToken(token),
      idleSeconds: remember ? idle : Math.min(idle, FORGETFUL_SECONDS),
      absoluteSeconds: remember ? absolute : Math.min(absolute, FORGETFUL_SECONDS),
    }),
  );
  return {
    user: toUser(user),
    session: { id: session.id, token, expiresAt: session.expiresAt.toISOString() },
  };
}
