import { type UserRow, users } from '@rolecall/db/tables/users';
import type { LoginInput } from '@rolecall/schemas/auth';
import { eq } from 'drizzle-orm';
import { recordAudit } from '../audit/record-audit.ts';
import type { Context } from '../context.ts';
import { isKnownDevice } from '../device/known-device.ts';
import { DomainError } from '../errors.ts';
import { consumeLimits } from '../limit/consume-limit.ts';
import { signInCounter } from '../limit/sign-in-counter.ts';
import { transact } from '../transact.ts';

/** A proved sign-in: who, and by which counter its failures were counted. */
export type Credentials = { user: UserRow; countedBy: string };

/**
 * Proves an address and a password. One answer and one cost for a wrong password and an account
 * that does not exist; whether it is active or verified is told only after the right password.
 * Failures are counted by account and address together, and apart for a device that signed in
 * before, so that nobody locks an owner out. Source: OWASP Authentication Cheat Sheet.
 * @throws DomainError RATE_LIMITED, INVALID_CREDENTIALS, ACCOUNT_INACTIVE, EMAIL_NOT_VERIFIED
 */
export async function checkCredentials(ctx: Context, input: LoginInput): Promise<Credentials> {
  const { address } = ctx.request;
  const db = ctx.db.readFresh();
  const [user] = await db.select().from(users).where(eq(users.email, input.email));
  const isKnown = await isKnownDevice(ctx, db, user?.id ?? '');
  const countedBy = signInCounter(input.email, address, isKnown);
  await consumeLimits(ctx, [
    { name: 'signIn.address.minute', by: address },
    { name: 'signIn.address.hour', by: address },
    { name: 'signIn.account', by: countedBy },
  ]);
  const matches = await ctx.passwords.verify(input.password, user?.passwordHash ?? null);
  const refusal = refusalOf(ctx, user, matches);
  if (user !== undefined && refusal === undefined) return { user, countedBy };
  const code = refusal ?? 'INVALID_CREDENTIALS';
  await transact(ctx, async (tx) => {
    // Whoever was deleted while the hash was made leaves no trace: they would not be redacted again.
    const target = eq(users.id, user?.id ?? '');
    const [still] = await tx.select({ id: users.id }).from(users).where(target);
    await recordAudit(ctx, tx, {
      action: 'session.refused',
      target: { kind: 'user', id: still?.id ?? null },
      after: { reason: code },
    });
  });
  throw new DomainError(code);
}

function refusalOf(ctx: Context, user: UserRow | undefined, matches: boolean) {
  if (user === undefined || !matches) return 'INVALID_CREDENTIALS';
  if (user.status !== 'active') return 'ACCOUNT_INACTIVE';
  if (ctx.config.emailVerification === 'required' && !user.emailVerified) {
    return 'EMAIL_NOT_VERIFIED';
  }
  return undefined;
}
