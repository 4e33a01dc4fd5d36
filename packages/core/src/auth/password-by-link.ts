import type { Transaction } from '@rolecall/db/database';
import type { TokenPurpose } from '@rolecall/db/tables/one-time-tokens';
import { type UserRow, users } from '@rolecall/db/tables/users';
import { and, eq } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { forgetDevices } from '../device/forget-devices.ts';
import { DomainError } from '../errors.ts';
import { countAttempt } from '../limit/count-attempt.ts';
import { revokeOneTimeTokens } from '../mail/revoke-one-time-tokens.ts';
import { checkPassword } from '../password/check-password.ts';
import { assertPasswordChanged } from '../password/password-unchanged.ts';
import { endSessions } from '../session/end-sessions.ts';
import { consumeToken } from '../token/one-time-token.ts';
import { transactAsActor } from '../transact-as-actor.ts';
import { clearFailedSignIns } from './clear-failed-sign-ins.ts';
import { ownerOfToken } from './owner-of-token.ts';

type PasswordLink = {
  /** What the link may be good for. */
  purposes: readonly TokenPurpose[];
  token: string;
  password: string;
  /** The input field that holds the password. */
  field?: string;
  /** What the owner is called besides, by what comes with the password. */
  names?: string[];
  /** Whether it signs in as well. */
  isSignIn?: boolean;
  /** Whether very much may come of it. */
  isLong?: boolean;
  /** Whether the account is one that the link is for. */
  isFor?: (owner: UserRow) => boolean;
};

/**
 * Sets a password with a mailed link. Whoever has the link owns the email, so it counts as verified,
 * and nothing is left of anyone else: sessions, links and known devices all go. Failed sign-ins are
 * forgotten, so that whoever caused them keeps no owner out. Each call counts.
 * @param act what else comes of it, in the same transaction; `before` is the account until then
 * @throws DomainError TOKEN_INVALID, WEAK_PASSWORD, PASSWORD_UNCHANGED, RATE_LIMITED
 */
export function setPasswordByLink<T>(
  ctx: Context,
  link: PasswordLink,
  act: (tx: Transaction, user: UserRow, before: UserRow) => Promise<T>,
): Promise<T> {
  const {
    purposes,
    token,
    password,
    field,
    names = [],
    isSignIn = false,
    isLong = false,
    isFor = () => true,
  } = link;
  return countAttempt(ctx, [{ name: 'token.address', by: ctx.request.ip }], async (count) => {
    const owner = await ownerOfToken(ctx, purposes, token);
    if (!isFor(owner)) throw new DomainError('TOKEN_INVALID');
    const { id, email, firstName, lastName, username } = owner;
    const allNames = [...names, firstName, lastName, username];
    checkPassword(ctx.config, password, { email, names: allNames }, field);
    await assertPasswordChanged(ctx.passwords, password, owner.passwordHash, field);
    const passwordHash = await ctx.passwords.hash(password);
    const set = async (tx: Transaction) => {
      await count(tx);
      await consumeToken(ctx, tx, purposes, token);
      const [user] = await tx
        .update(users)
        .set({
          passwordHash,
          isInvited: false,
          emailVerified: true,
          updatedAt: ctx.now(),
          ...(isSignIn && { lastLoginAt: ctx.now() }),
        })
        .where(and(eq(users.id, id), eq(users.email, email), eq(users.access, 'active')))
        .returning();
      if (user === undefined) throw new DomainError('TOKEN_INVALID');
      await revokeOneTimeTokens(tx, id, 'passwordReset');
      await endSessions(tx, id);
      await clearFailedSignIns(ctx, tx, user);
      await forgetDevices(tx, id);
      return act(tx, user, owner);
    };
    return transactAsActor(ctx, set, { isLong });
  });
}
