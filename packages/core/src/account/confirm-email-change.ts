import { ConfirmEmailChangeInput } from '@rolecall/schemas/account';
import { Ok } from '@rolecall/schemas/fields';
import { DomainError } from '../errors.ts';
import { transactWithin } from '../limit/transact-within.ts';
import { consumeToken } from '../token/one-time-token.ts';
import { loadUser } from '../user/load-user.ts';
import { applyChanges } from '../user-changes/apply-changes.ts';
import { verb } from '../verb.ts';

/** Changes the email to the one that a link was mailed to, which verifies it. */
export const confirmEmailChange = verb(
  {
    may: 'link:use',
    input: ConfirmEmailChangeInput,
    output: Ok,
    refuses: ['TOKEN_INVALID', 'EMAIL_TAKEN', 'RATE_LIMITED'],
  },
  async (ctx, { token }) => {
    await transactWithin(ctx, [{ name: 'token.address', by: ctx.request.ip }], async (tx) => {
      const { userId, email } = await consumeToken(ctx, tx, 'change-email', token);
      if (userId === null || email === null) throw new DomainError('TOKEN_INVALID');
      const before = await loadUser(tx, userId);
      if (before.status !== 'active') throw new DomainError('TOKEN_INVALID');
      await applyChanges(ctx, tx, before, { email, emailVerified: true });
    });
    return { ok: true };
  },
);
