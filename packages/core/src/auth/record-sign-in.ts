import type { Transaction } from '@rolecall/db/database';
import { prepare } from '@rolecall/db/prepared';
import { type UserRow, users } from '@rolecall/db/tables/users';
import { and, eq, sql } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { describeDevice } from '../device/describe-device.ts';
import { resetLimit } from '../limit/consume-limit.ts';
import type { LimitUse } from '../limit/limit-use.ts';
import { queueMail } from '../mail/queue-mail.ts';
import { invalidCredentials } from './prove-credentials.ts';

const { placeholder } = sql;

const noteSignIn = prepare((orm) =>
  orm
    .update(users)
    .set({ lastLoginAt: sql`${placeholder('now')}` })
    .where(
      and(
        eq(users.id, placeholder('id')),
        eq(users.status, 'active'),
        eq(users.email, placeholder('email')),
        eq(users.emailVerified, placeholder('emailVerified')),
        eq(users.passwordHash, placeholder('passwordHash')),
      ),
    )
    .returning(),
);

/**
 * Notes a sign-in on the account, and tells the owner of one from a device not seen before. The
 * password was checked before this transaction: when anything that decided was changed in between,
 * the sign-in is refused.
 * @param counter what failures were counted by, which starts afresh
 * @param isKnownDevice whether they signed in with this device before
 * @throws DomainError INVALID_CREDENTIALS
 */
export async function recordSignIn(
  ctx: Context,
  tx: Transaction,
  user: UserRow,
  counter: LimitUse,
  isKnownDevice: boolean,
): Promise<UserRow> {
  const { id, email, emailVerified, passwordHash } = user;
  const decisive = { id, email, emailVerified, passwordHash: passwordHash ?? '' };
  const updated = await tx.first(noteSignIn, { ...decisive, now: ctx.now() });
  if (updated === undefined) throw invalidCredentials(ctx.config);
  await resetLimit(ctx, tx, counter);
  const isFirst = user.lastLoginAt === null;
  if (!isFirst && !isKnownDevice) {
    const { ip, userAgent } = ctx.request;
    await queueMail(ctx, tx, 'new-sign-in', user.id, { device: describeDevice(userAgent), ip });
  }
  return updated;
}
