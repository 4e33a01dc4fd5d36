import type { Reader } from '@rolecall/db/database';
import { users } from '@rolecall/db/tables/users';
import { and, eq } from 'drizzle-orm';

/** Whether someone can administer this installation. */
export async function hasActiveAdmin(db: Reader): Promise<boolean> {
  const [admin] = await db
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.role, 'admin'), eq(users.status, 'active')))
    .limit(1);
  return admin !== undefined;
}
