import type { DeleteAccountInput } from '@rolecall/schemas/account';
import type { Ok } from '@rolecall/schemas/fields';
import { recordAudit } from '../audit/record-audit.ts';
import type { Context } from '../context.ts';
import { authorize, requireUser } from '../policy.ts';
import { provePassword } from './prove-password.ts';
import { removeUser } from './remove-user.ts';

/**
 * Deletes the caller's account and all that belongs to it. The audit log keeps that it happened.
 * @throws DomainError UNAUTHENTICATED, INVALID_CREDENTIALS, LAST_ADMIN, RATE_LIMITED
 */
export async function deleteAccount(ctx: Context, { password }: DeleteAccountInput): Promise<Ok> {
  const { userId } = requireUser(ctx);
  authorize(ctx, 'user:deleteAccount', userId);
  await provePassword(ctx, password, 'password');
  await ctx.db.transaction(async (tx) => {
    await removeUser(tx, userId);
    await recordAudit(ctx, tx, { action: 'user.deleted', target: { kind: 'user', id: userId } });
  });
  return { ok: true };
}
