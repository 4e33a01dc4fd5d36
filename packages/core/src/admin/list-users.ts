import { users } from '@rolecall/db/tables/users';
import type { ListUsersInput, UserPage } from '@rolecall/schemas/admin-users';
import { and } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { authorize } from '../policy.ts';
import { toUser } from '../user/to-user.ts';
import { cursorAt, readCursor } from './user-cursor.ts';
import { beyond, filterOf, orderBy } from './user-query.ts';

/**
 * Users, filtered, sorted and in pages: by number, or on from a cursor, which stays exact while
 * rows come and go.
 * @throws DomainError FORBIDDEN, VALIDATION_FAILED (a cursor of another list)
 */
export async function listUsers(ctx: Context, input: ListUsersInput): Promise<UserPage> {
  authorize(ctx, 'user:list');
  const { sort, dir, page, perPage } = input;
  const filter = filterOf(input);
  const cursor = input.cursor === undefined ? undefined : readCursor(input.cursor, { sort, dir });
  const isBackwards = cursor?.side === 'before';
  const isAscending = (dir === 'asc') !== isBackwards;

  const [total, found] = await Promise.all([
    ctx.db.read.$count(users, filter),
    ctx.db.read
      .select()
      .from(users)
      .where(and(filter, cursor && beyond(cursor, isAscending)))
      .orderBy(...orderBy(sort, isAscending))
      .limit(perPage + 1)
      .offset(cursor === undefined ? (page - 1) * perPage : 0),
  ]);
  const rows = found.slice(0, perPage);
  if (isBackwards) rows.reverse();
  const isMore = found.length > perPage;
  const hasNext = isBackwards || isMore;
  const hasPrevious = isBackwards ? isMore : cursor !== undefined || page > 1;
  return {
    items: rows.map(toUser),
    total,
    page,
    pages: Math.max(1, Math.ceil(total / perPage)),
    perPage,
    nextCursor: hasNext ? cursorAt(rows.at(-1), { sort, dir, side: 'after' }) : null,
    prevCursor: hasPrevious ? cursorAt(rows[0], { sort, dir, side: 'before' }) : null,
  };
}
