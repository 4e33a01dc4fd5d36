import type { Transaction } from '@rolecall/db/database';
import { type UserRow, users } from '@rolecall/db/tables/users';
import { and, eq } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { describeDevice } from '../device/describe-device.ts';
import { isKnownDevice, rememberDevice } from '../device/known-device.ts';
import { DomainError } from '../errors.ts';
import { resetLimit } from '../limit/consume-limit.ts';
import { queueMail } from '../mail/queue-mail.ts';
import type { Credentials } from './check-credentials.ts';

/**
 * Notes a sign-in on the account, and tells the owner of one from a device not seen before. The
 * password was checked before this transaction: when anything that decided was changed in between,
 * the sign-in is refused.
 * @throws DomainError INVALID_CREDENTIALS
 */
export async function recordSignIn(
  ctx: Context,
  tx: Transaction,
  { user, countedBy }: Credentials,
): Promise<UserRow> {
  const [updated] = await tx
    .update(users)
    .set({ lastLoginAt: ctx.now() })
    .where(
      and(
        eq(users.id, user.id),
        eq(users.status, 'active'),
        eq(users.email, user.email),
        eq(users.emailVerified, user.emailVerified),
        eq(users.passwordHash, user.passwordHash ?? ''),
      ),
    )
    .returning();
  if (updated === undefined) throw new DomainError('INVALID_CREDENTIALS');
  await resetLimit(ctx, tx, { name: 'signIn.account', by: countedBy });
  const isFirst = user.lastLoginAt === null;
  if (!isFirst && !(await isKnownDevice(ctx, tx, user.id))) {
    const { address, userAgent } = ctx.request;
    const details = { device: describeDevice(userAgent), address };
    await queueMail(ctx, tx, 'new-sign-in', user.id, { details });
  }
  await rememberDevice(ctx, tx, user.id);
  return updated;
}
