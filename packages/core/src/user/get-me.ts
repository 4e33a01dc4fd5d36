import type { User } from '@rolecall/schemas/user';
import type { Context } from '../context.ts';
import { authorize, requireUser } from '../policy.ts';
import { toUser } from './to-user.ts';

/** The user who asks. @throws DomainError UNAUTHENTICATED */
export async function getMe(ctx: Context): Promise<User> {
  const { userId, account } = requireUser(ctx);
  authorize(ctx, 'user:read', userId);
  return toUser(account);
}
