import type { LoginInput, SignedIn } from '@rolecall/schemas/auth';
import type { Context } from '../context.ts';
import { authorize } from '../policy.ts';
import { issueTokens } from '../session/issue-tokens.ts';
import { startAppSession } from '../session/start-app-session.ts';
import { transact } from '../transact.ts';
import { toUser } from '../user/to-user.ts';
import { checkCredentials } from './check-credentials.ts';
import { recordSignIn } from './record-sign-in.ts';
import { rehashPassword } from './rehash-password.ts';

/**
 * Signs somebody in for another program, which gets a JWT and a refresh token.
 * @throws DomainError RATE_LIMITED, INVALID_CREDENTIALS, ACCOUNT_INACTIVE, EMAIL_NOT_VERIFIED
 */
export async function login(ctx: Context, input: LoginInput): Promise<SignedIn> {
  authorize(ctx, 'account:signIn');
  const credentials = await checkCredentials(ctx, input);
  const { user, session, seed } = await transact(ctx, async (tx) => {
    const user = await recordSignIn(ctx, tx, credentials);
    const started = await startAppSession(ctx, tx, user.id);
    return { user, ...started };
  });
  await rehashPassword(ctx, user, input.password);
  return { user: toUser(user), tokens: await issueTokens(ctx, user, session, seed) };
}
