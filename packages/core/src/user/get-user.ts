import type { User, UserTarget } from '@rolecall/schemas/user';
import type { Context } from '../context.ts';
import { authorize } from '../policy.ts';
import { loadUser } from './load-user.ts';
import { toUser } from './to-user.ts';

/**
 * One user: oneself, or anybody for an administrator.
 * @throws DomainError NOT_FOUND, also for somebody else's id
 */
export async function getUser(ctx: Context, { id }: UserTarget): Promise<User> {
  authorize(ctx, 'user:read', id);
  return toUser(await loadUser(ctx.db.lookup, id));
}
