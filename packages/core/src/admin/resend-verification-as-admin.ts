import type { UserRow } from '@rolecall/db/tables/users';
import { Ok } from '@rolecall/schemas/fields';
import { UserTarget } from '@rolecall/schemas/user';
import { recordAudit } from '../audit/record-audit.ts';
import { DomainError } from '../errors.ts';
import { consumeLimits } from '../limit/consume-limit.ts';
import { queueLink } from '../mail/queue-link.ts';
import { transactAsActor } from '../transact-as-actor.ts';
import { loadUser } from '../user/load-user.ts';
import { verb } from '../verb.ts';
import { assertActive } from './assert-active.ts';
import { dutiesOf } from './user-duties.ts';

/**
 * Mails a user a new link to verify their email. Who was invited and never came gets a new
 * invitation, which verifies it, too.
 */
export const resendVerificationAsAdmin = verb(
  {
    ...dutiesOf('resendVerification'),
    input: UserTarget,
    output: Ok,
    refuses: ['ACCOUNT_INACTIVE', 'NOT_FOUND', 'CONFLICT'],
  },
  async (ctx, { id }) => {
    assertUnverified(await loadUser(ctx.db.lookup, id));
    await consumeLimits(ctx, [{ name: 'adminResend.account', by: id }]);
    await transactAsActor(ctx, async (tx) => {
      const user = await loadUser(tx, id);
      assertUnverified(user);
      await recordAudit(ctx, tx, {
        action: 'user.verification_requested',
        target: { kind: 'user', id },
        after: { mailed: true },
      });
      await queueLink(ctx, tx, user, 'verify-email');
    });
    return { ok: true };
  },
);

function assertUnverified(user: UserRow): void {
  assertActive(user);
  if (!user.emailVerified) return;
  throw new DomainError('CONFLICT', { message: 'This email is already verified.' });
}
