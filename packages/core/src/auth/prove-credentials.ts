import type { Transaction } from '@rolecall/db/database';
import { type UserRow, users } from '@rolecall/db/tables/users';
import type { LoginInput } from '@rolecall/schemas/auth';
import type { RefusalReason } from '@rolecall/schemas/sign-in-check';
import { eq } from 'drizzle-orm';
import { recordAudit } from '../audit/record-audit.ts';
import type { Context } from '../context.ts';
import type { Device } from '../device/device-token.ts';
import { DomainError } from '../errors.ts';
import type { LimitUse } from '../limit/limit-use.ts';
import { signInUses } from '../limit/sign-in-counter.ts';
import { withPlaces } from '../limit/with-places.ts';
import { transactAsActor } from '../transact-as-actor.ts';
import { waitForSignInTurn } from '../yield-to-event-loop.ts';
import { findAccount } from './find-account.ts';
import { findStandIn } from './find-stand-in.ts';

/** What is said where an email has to be verified first: of a wrong pair and of a pending account. */
const INVALID_OR_UNVERIFIED =
  'The email or password is wrong, or the email is not verified yet. If you signed up a short while ago, open the link we emailed you.';

/** What was found out about whoever proved a password, before the transaction that acts on it. */
export type Proved = { user: UserRow; counter: LimitUse; device: Device };

/**
 * Proves an email and a password, with one response and one cost for a wrong password and an account
 * that does not exist. Failures alone count: those of a device that signed in before by that device,
 * so that no one locks an owner out, all others by IP and account.
 * @param refuse why the right password will not do, if so
 * @param act what it is for, in one transaction
 * @throws DomainError RATE_LIMITED, INVALID_CREDENTIALS, and what `refuse` and `act` say
 */
export async function proveCredentials<T>(
  ctx: Context,
  { email, password, deviceToken }: LoginInput,
  refuse: (user: UserRow) => RefusalReason | undefined,
  act: (tx: Transaction, proved: Proved) => Promise<T>,
): Promise<T> {
  // Of many that come at once, one begins in each turn of the event loop: others are answered between.
  await waitForSignInTurn();
  const [{ user, device }, standIn] = await Promise.all([
    findAccount(ctx, email, deviceToken),
    findStandIn(ctx, email),
  ]);
  const uses = signInUses(email, ctx.request.ip, device);
  return withPlaces(ctx, uses.all, async (count) => {
    const matches = await ctx.passwords.verify(password, user?.passwordHash ?? null, standIn);
    const reason = user !== undefined && matches ? refuse(user) : 'INVALID_CREDENTIALS';
    if (user !== undefined && reason === undefined) {
      return transactAsActor(ctx, (tx) => act(tx, { user, counter: uses.cleared, device }));
    }
    await transactAsActor(ctx, async (tx) => {
      await count(tx);
      await recordFailure(ctx, tx, user?.id ?? '', reason ?? 'INVALID_CREDENTIALS');
    });
    throw refusalFor(ctx, reason);
  });
}

/** What the caller is told: less than what is written down. */
function refusalFor({ config }: Context, reason: RefusalReason | undefined): DomainError {
  if (reason === 'ACCOUNT_INACTIVE') return new DomainError(reason);
  return invalidCredentials(config);
}

/** The refusal of a wrong pair; where one may be pending, it has the text that goes for both. */
export function invalidCredentials({ emailVerification }: Context['config']): DomainError {
  const details = emailVerification === 'required' ? { message: INVALID_OR_UNVERIFIED } : {};
  return new DomainError('INVALID_CREDENTIALS', details);
}

async function recordFailure(
  ctx: Context,
  tx: Transaction,
  userId: string,
  reason: RefusalReason,
): Promise<void> {
  // Whoever was deleted while the hash was made leaves no trace: they would not be redacted again.
  const [still] = await tx.select({ id: users.id }).from(users).where(eq(users.id, userId));
  await recordAudit(ctx, tx, {
    action: 'session.refused',
    target: { kind: 'user', id: still?.id ?? null },
    after: { reason },
  });
}
