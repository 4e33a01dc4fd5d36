import type { Lookup, Transaction } from '@rolecall/db/database';
import { prepare } from '@rolecall/db/prepared';
import { type UserRow, users } from '@rolecall/db/tables/users';
import type { LoginInput } from '@rolecall/schemas/auth';
import { eq, sql } from 'drizzle-orm';
import { recordAudit } from '../audit/record-audit.ts';
import type { Context } from '../context.ts';
import { isKnownDevice } from '../device/known-device.ts';
import { DomainError } from '../errors.ts';
import { signInUses } from '../limit/sign-in-counter.ts';
import { withPlaces } from '../limit/with-places.ts';
import { transactAsActor } from '../transact-as-actor.ts';
import { recordSignIn } from './record-sign-in.ts';
import { rehashPassword } from './rehash-password.ts';

const byEmail = prepare((orm) =>
  orm
    .select()
    .from(users)
    .where(eq(users.email, sql.placeholder('email'))),
);

/**
 * Proves an email and a password, and starts what the caller signs in for, in one transaction. One
 * answer and one cost for a wrong password and an account that does not exist; whether it is active
 * or verified is told only after the right password. Failures alone count, by account and address
 * together, and apart for a device that signed in before, so that nobody locks an owner out.
 * Source: OWASP Authentication Cheat Sheet.
 * @param start begins the session, in the transaction that notes the sign-in
 * @throws DomainError RATE_LIMITED, INVALID_CREDENTIALS, ACCOUNT_INACTIVE, EMAIL_NOT_VERIFIED
 */
export async function signIn<T>(
  ctx: Context,
  { email, password }: LoginInput,
  start: (tx: Transaction, user: UserRow) => Promise<T>,
): Promise<{ user: UserRow; started: T }> {
  const user = await atPrimary(ctx).first(byEmail, { email });
  const isKnown = await isKnownDevice(ctx, atPrimary(ctx), user?.id ?? '');
  const uses = signInUses(email, ctx.request.ip, isKnown);
  const signedIn = await withPlaces(ctx, uses.all, async (count) => {
    const matches = await ctx.passwords.verify(password, user?.passwordHash ?? null);
    const refusal = failureCode(ctx, user, matches);
    if (user !== undefined && refusal === undefined) {
      return transactAsActor(ctx, async (tx) => {
        const updated = await recordSignIn(ctx, tx, user, uses.account, isKnown);
        return { user: updated, started: await start(tx, updated) };
      });
    }
    const code = refusal ?? 'INVALID_CREDENTIALS';
    await transactAsActor(ctx, async (tx) => {
      await count(tx);
      await recordFailure(ctx, tx, user?.id ?? '', code);
    });
    throw new DomainError(code);
  });
  await rehashPassword(ctx, signedIn.user, password);
  return signedIn;
}

/** Whether somebody is known or not is asked at the same place, and so takes the same time. */
function atPrimary({ db }: Context): Pick<Lookup, 'first'> {
  return { first: (statement, values) => db.lookup.first(statement, values, () => false) };
}

function failureCode(ctx: Context, user: UserRow | undefined, matches: boolean) {
  if (user === undefined || !matches) return 'INVALID_CREDENTIALS';
  if (user.status !== 'active') return 'ACCOUNT_INACTIVE';
  if (ctx.config.emailVerification === 'required' && !user.emailVerified) {
    return 'EMAIL_NOT_VERIFIED';
  }
  return undefined;
}

async function recordFailure(
  ctx: Context,
  tx: Transaction,
  userId: string,
  reason: string,
): Promise<void> {
  // Whoever was deleted while the hash was made leaves no trace: they would not be redacted again.
  const [still] = await tx.select({ id: users.id }).from(users).where(eq(users.id, userId));
  await recordAudit(ctx, tx, {
    action: 'session.refused',
    target: { kind: 'user', id: still?.id ?? null },
    after: { reason },
  });
}
