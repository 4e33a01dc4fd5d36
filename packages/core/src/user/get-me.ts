import type { User } from '@rolecall/schemas/user';
import type { Context } from '../context.ts';
import { requireUser } from '../policy.ts';
import { getUser } from './get-user.ts';

/** The user who asks. @throws DomainError UNAUTHENTICATED */
export async function getMe(ctx: Context): Promise<User> {
  return getUser(ctx, { id: requireUser(ctx).userId });
}
