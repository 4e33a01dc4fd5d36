import type { UpdateProfileInput } from '@rolecall/schemas/account';
import type { User } from '@rolecall/schemas/user';
import type { Context } from '../context.ts';
import { requireUser } from '../policy.ts';
import { updateUser } from './update-user.ts';

/**
 * Changes the caller's own names.
 * @throws DomainError UNAUTHENTICATED, RATE_LIMITED, CONFLICT (`ifMatch`), USERNAME_TAKEN
 */
export async function updateProfile(ctx: Context, input: UpdateProfileInput): Promise<User> {
  return updateUser(ctx, { ...input, id: requireUser(ctx).userId });
}
