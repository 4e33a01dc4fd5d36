import { userCounts } from '@rolecall/db/tables/user-counts';
import { type PublicUserRow, users } from '@rolecall/db/tables/users';
import { ROLES } from '@rolecall/schemas/permissions';
import type { UserStatus } from '@rolecall/schemas/user';
import { and, desc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { PUBLIC_COLUMNS } from '../user/to-user.ts';

/** Some of those with a cause, and how many there are. */
type FoundBlocked = { users: PublicUserRow[]; count: number; countIsExact: boolean };

/** @param most how many of them are named */
export type FindBlocked = (ctx: Context, most: number) => Promise<FoundBlocked>;

/** How many rows are looked at where no kept total tells how many there are. */
export const LOOKED_AT = 5_000;

const NO_ONE: FoundBlocked = { users: [], count: 0, countIsExact: true };

export const deactivatedUsers: FindBlocked = async (ctx, most) => ({
  users: await ctx.readConsistent
    .select(PUBLIC_COLUMNS)
    .from(users)
    .where(eq(users.status, 'inactive'))
    .orderBy(desc(users.createdAt), desc(users.id))
    .limit(most),
  count: await countOf(ctx, 'inactive'),
  countIsExact: true,
});

/** Where verification is required: those who could sign in but for it. */
export const unverifiedUsers: FindBlocked = async (ctx, most) => {
  if (ctx.config.emailVerification !== 'required') return NO_ONE;
  const kind = and(
    inArray(users.role, [...ROLES]),
    eq(users.status, 'active'),
    eq(users.emailVerified, false),
  );
  return {
    users: await byRowid(
      ctx,
      sql`select seq from users indexed by users_kind where ${kind} limit ${most}`,
    ),
    count: await countOf(ctx, 'active', eq(userCounts.emailVerified, false)),
    countIsExact: true,
  };
};

/** Those who used to come, or were imported, and have no password now. */
export const usersWithoutPassword: FindBlocked = async (ctx, most) => {
  const found = await ctx.readConsistent
    .select({ id: users.id })
    .from(users)
    .where(and(isNull(users.passwordHash), eq(users.isInvited, false), isActive))
    .limit(LOOKED_AT);
  return named(ctx, most, found, found.length < LOOKED_AT);
};

const isActive = eq(sql`+${users.access}`, 'active');

/** Reads the first of those with these ids. */
export async function named(
  ctx: Context,
  most: number,
  found: { id: string }[],
  countIsExact: boolean,
): Promise<FoundBlocked> {
  const ids = found.slice(0, most).map(({ id }) => id);
  const rows = await ctx.readConsistent
    .select(PUBLIC_COLUMNS)
    .from(users)
    .where(inArray(users.id, ids));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return { users: ids.flatMap((id) => byId.get(id) ?? []), count: found.length, countIsExact };
}

const byRowid = (ctx: Context, rowids: SQL) =>
  ctx.readConsistent.select(PUBLIC_COLUMNS).from(users).where(sql`${users.seq} in (${rowids})`);

/** How many there are of a status, added up from what triggers keep. */
export async function countOf(ctx: Context, status: UserStatus, rest?: SQL): Promise<number> {
  const [found] = await ctx.readConsistent
    .select({ count: sql<number>`coalesce(sum(${userCounts.count}), 0)` })
    .from(userCounts)
    .where(and(eq(userCounts.status, status), rest));
  return found?.count ?? 0;
}
