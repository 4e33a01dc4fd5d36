import type { LoginInput, SignedIn } from '@rolecall/schemas/auth';
import type { Context } from '../context.ts';
import { authorize } from '../policy.ts';
import { issueTokens } from '../session/issue-tokens.ts';
import { startAppSession } from '../session/start-app-session.ts';
import { toUser } from '../user/to-user.ts';
import { signIn } from './sign-in.ts';

/**
 * Signs somebody in for another program, which gets a JWT and a refresh token.
 * @throws DomainError RATE_LIMITED, INVALID_CREDENTIALS, ACCOUNT_INACTIVE, EMAIL_NOT_VERIFIED
 */
export async function login(ctx: Context, input: LoginInput): Promise<SignedIn> {
  authorize(ctx, 'account:signIn');
  const { user, started } = await signIn(ctx, input, (tx, { id }) => startAppSession(ctx, tx, id));
  const { session, seed } = started;
  return { user: toUser(user), tokens: await issueTokens(ctx, user, session, seed) };
}
