import { users } from '@rolecall/db/tables/users';
import type { ListUsersInput, UserPage } from '@rolecall/schemas/admin-users';
import { and, eq, gte, lte, or, type SQL, sql } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { containing } from '../paging/containing.ts';
import { authorize } from '../policy.ts';
import { toUser } from '../user/to-user.ts';
import { type Cursor, cursorAt, readCursor, SORT_EXPRESSIONS } from './user-cursor.ts';

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
  const order = isAscending ? sql`asc` : sql`desc`;
  const key = SORT_EXPRESSIONS[sort];

  const [total, found] = await Promise.all([
    ctx.db.read.$count(users, filter),
    ctx.db.read
      .select()
      .from(users)
      .where(and(filter, cursor && beyond(cursor, isAscending)))
      .orderBy(sql`${key} ${order}`, sql`${users.id} ${order}`)
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

function beyond({ sort, value, id }: Cursor, isAscending: boolean): SQL {
  const comparison = isAscending ? sql`>` : sql`<`;
  return sql`(${SORT_EXPRESSIONS[sort]}, ${users.id}) ${comparison} (${value}, ${id})`;
}

function filterOf({ q, role, status, verified, createdFrom, createdTo }: ListUsersInput) {
  return and(
    q ? matches(q) : undefined,
    role && eq(users.role, role),
    status && eq(users.status, status),
    verified === undefined ? undefined : eq(users.emailVerified, verified),
    createdFrom === undefined ? undefined : gte(users.createdAt, new Date(createdFrom)),
    createdTo === undefined ? undefined : lte(users.createdAt, new Date(createdTo)),
  );
}

function matches(q: string): SQL | undefined {
  return or(
    ...[users.fullName, users.username, users.email].map((column) => containing(column, q)),
  );
}
