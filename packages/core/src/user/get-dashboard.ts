import type { Dashboard } from '@rolecall/schemas/user';
import type { Context } from '../context.ts';
import { getMe } from './get-me.ts';

/** A welcome and the caller's own account. @throws DomainError UNAUTHENTICATED */
export async function getDashboard(ctx: Context): Promise<Dashboard> {
  const user = await getMe(ctx);
  return { message: `Welcome, ${user.firstName || user.username}!`, user };
}
