import type { Transaction } from '@rolecall/db/database';
import { comments, posts } from '@rolecall/db/tables/posts';
import type { UserRow } from '@rolecall/db/tables/users';
import { eq } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { freeUsername } from '../user/free-usernames.ts';
import { applyChanges } from './apply-changes.ts';

/** Takes back what someone else made of an account before its owner came: names, posts, comments. */
export async function clearAccount(ctx: Context, tx: Transaction, user: UserRow): Promise<UserRow> {
  await tx.delete(posts).where(eq(posts.authorId, user.id));
  await tx.delete(comments).where(eq(comments.authorId, user.id));
  const username = await freeUsername(tx, user.email);
  return applyChanges(ctx, tx, user, { firstName: '', lastName: '', username });
}
