import type { Transaction } from '@rolecall/db/database';
import { comments, posts } from '@rolecall/db/tables/posts';
import type { UserRow } from '@rolecall/db/tables/users';
import { eq } from 'drizzle-orm';

/**
 * Whether someone signed in to an account or wrote with it. Such an account is no pending
 * registration, even where its email has to be verified since: no stranger may cost it anything.
 */
export async function wasUsed(
  tx: Transaction,
  { id, lastLoginAt }: Pick<UserRow, 'id' | 'lastLoginAt'>,
): Promise<boolean> {
  if (lastLoginAt !== null) return true;
  for (const table of [posts, comments]) {
    const [first] = await tx
      .select({ id: table.id })
      .from(table)
      .where(eq(table.authorId, id))
      .limit(1);
    if (first !== undefined) return true;
  }
  return false;
}
