import type { ConfirmEmailChangeInput } from '@rolecall/schemas/account';
import type { Ok } from '@rolecall/schemas/fields';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import type { LimitUse } from '../limit/limit-use.ts';
import { transactWithin } from '../limit/transact-within.ts';
import { authorize } from '../policy.ts';
import { consumeToken } from '../token/one-time-token.ts';
import { applyChanges } from './apply-changes.ts';
import { loadUser } from './load-user.ts';

/**
 * Changes the address to the one that a link was mailed to, which is confirmed by that.
 * @throws DomainError TOKEN_INVALID, EMAIL_TAKEN (registered by somebody else meanwhile), RATE_LIMITED
 */
export async function confirmEmailChange(
  ctx: Context,
  { token }: ConfirmEmailChangeInput,
): Promise<Ok> {
  authorize(ctx, 'link:use');
  const uses: LimitUse[] = [{ name: 'token.address', by: ctx.request.address }];
  await transactWithin(ctx, uses, async (tx) => {
    const { userId, email } = await consumeToken(ctx, tx, 'change-email', token);
    if (userId === null || email === null) throw new DomainError('TOKEN_INVALID');
    const before = await loadUser(tx, userId);
    if (before.status !== 'active') throw new DomainError('TOKEN_INVALID');
    await applyChanges(ctx, tx, before, { email, emailVerified: true });
  });
  return { ok: true };
}
