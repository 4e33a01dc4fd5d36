import type { UserRow } from '@rolecall/db/tables/users';
import type { LoginInput } from '@rolecall/schemas/auth';
import type { RefusalReason } from '@rolecall/schemas/sign-in-check';
import type { Context } from '../context.ts';
import { isPending } from './is-pending.ts';
import { proveCredentials } from './prove-credentials.ts';
import { recordSignIn } from './record-sign-in.ts';
import { rehashPassword } from './rehash-password.ts';
import type { Start, Started } from './signed-in.ts';

/**
 * Signs someone in with an email and a password, and starts what they sign in for, in one
 * transaction. Whether an account is active is told only after the right password. One whose email
 * has to be verified first is answered like a wrong password: nothing tells that it is there.
 * Source: OWASP Authentication Cheat Sheet.
 * @param start begins the session, in the transaction that notes the sign-in
 * @throws DomainError RATE_LIMITED, INVALID_CREDENTIALS, ACCOUNT_INACTIVE
 */
export async function signIn<T>(
  ctx: Context,
  input: LoginInput,
  start: Start<T>,
): Promise<Started<T>> {
  const signedIn = await proveCredentials(
    ctx,
    input,
    (user) => reasonToRefuse(ctx, user),
    async (tx, { user, counter, device }) => {
      const updated = await recordSignIn(ctx, tx, user, counter, device.isKnown);
      return { user: updated, device, started: await start(ctx, tx, updated, device) };
    },
  );
  await rehashPassword(ctx, signedIn.user, input.password);
  return signedIn;
}

/** A pending registration comes first: nothing else about it may be told. */
function reasonToRefuse(ctx: Context, user: UserRow): RefusalReason | undefined {
  if (isPending(ctx, user)) return 'UNVERIFIED';
  return user.status === 'active' ? undefined : 'ACCOUNT_INACTIVE';
}
