import type { Transaction } from '@rolecall/db/database';
import type { AuditAction } from '@rolecall/schemas/audit-actions';
import { USER_ACTIONS } from '@rolecall/schemas/user-actions';
import type { Context } from '../context.ts';
import { queueMail, type Told } from '../mail/queue-mail.ts';
import type { Change } from './mail-new-email.ts';

type Recorded = { id: string; action: AuditAction; target: { id: string } };

/**
 * Tells users of what was changed about them by someone else: their role, or whether they can sign
 * in. Whoever never came was never told what the account may do.
 * @param events the audit events of these changes
 */
export async function mailChanges(
  ctx: Context,
  tx: Transaction,
  changed: Change[],
  events: Recorded[],
): Promise<void> {
  const users = new Map(changed.map(({ after }) => [after.id, after]));
  const toldOf = (action: keyof typeof USER_ACTIONS): Told[] =>
    events
      .filter((event) => event.action === USER_ACTIONS[action].event)
      .filter(({ target }) => users.get(target.id)?.isInvited === false)
      .map(({ id, target }) => ({ userId: target.id, eventId: id }));
  const [role] = changed.map(({ after }) => after.role);
  if (role) await queueMail(ctx, tx, 'role-changed', toldOf('setRole'), { role });
  await queueMail(ctx, tx, 'account-deactivated', toldOf('deactivate'));
  await queueMail(ctx, tx, 'account-activated', toldOf('activate'));
}
