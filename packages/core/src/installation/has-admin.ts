import type { Reader } from '@rolecall/db/database';
import { users } from '@rolecall/db/tables/users';
import type { Installation } from '../context.ts';
import { canAdminister } from '../user-changes/another-admin.ts';

/** Whether someone can sign in and administer this installation. */
export async function hasAdmin(core: Installation, db: Reader): Promise<boolean> {
  const [admin] = await db.select({ id: users.id }).from(users).where(canAdminister(core)).limit(1);
  return admin !== undefined;
}
