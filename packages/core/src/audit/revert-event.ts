import type { RevertEventInput } from '@rolecall/schemas/revert';
import type { User } from '@rolecall/schemas/user';
import type { Context } from '../context.ts';
import { authorize } from '../policy.ts';
import { transact } from '../transact.ts';
import { toUser } from '../user/to-user.ts';
import { revertChange } from './revert-change.ts';

/**
 * Undoes one recorded change of a user.
 * @throws DomainError what `revertChange` does
 */
export async function revertEvent(ctx: Context, { id }: RevertEventInput): Promise<User> {
  authorize(ctx, 'audit:read');
  return transact(ctx, async (tx) => toUser(await revertChange(ctx, tx, id)));
}
