import type { CreateSessionInput, SessionCreated } from '@rolecall/schemas/auth';
import type { Context } from '../context.ts';
import { authorize } from '../policy.ts';
import { randomToken } from '../secrets.ts';
import { hashSessionToken, writeSessionToken } from '../session/session-token.ts';
import { startSession } from '../session/start-session.ts';
import { transact } from '../transact.ts';
import { toUser } from '../user/to-user.ts';
import { checkCredentials } from './check-credentials.ts';
import { recordSignIn } from './record-sign-in.ts';
import { rehashPassword } from './rehash-password.ts';

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
  const credentials = await checkCredentials(ctx, input);
  const token = writeSessionToken(randomToken());
  const { refreshIdleSeconds: idle, refreshAbsoluteSeconds: absolute } = ctx.config;
  const { user, session } = await transact(ctx, async (tx) => {
    const user = await recordSignIn(ctx, tx, credentials);
    const session = await startSession(ctx, tx, {
      userId: user.id,
      kind: 'web',
      tokenHash: hashSessionToken(token),
      idleSeconds: remember ? idle : Math.min(idle, FORGETFUL_SECONDS),
      absoluteSeconds: remember ? absolute : Math.min(absolute, FORGETFUL_SECONDS),
    });
    return { user, session };
  });
  await rehashPassword(ctx, user, input.password);
  return {
    user: toUser(user),
    session: { id: session.id, token, expiresAt: session.expiresAt.toISOString() },
  };
}
