import { prepare } from '@rolecall/db/prepared';
import type { Orm } from '@rolecall/db/statement';
import { userCounts } from '@rolecall/db/tables/user-counts';
import { users } from '@rolecall/db/tables/users';
import { usersVersion } from '@rolecall/db/tables/users-version';
import { type SQL, sql } from 'drizzle-orm';
import type { Context } from '../context.ts';
import type { Total } from '../memory/memory.ts';
import { preparedQueries } from '../paging/prepared-queries.ts';
import type { ParsedFilter } from './parse-filter.ts';
import { rememberCount, rememberedCount } from './remembered-counts.ts';
import { filterShape, filterValues, isTextAlone, matchingRowids } from './user-query.ts';

/** How many matches are counted where an index (almost) alone tells, and where rows have to be read. */
const COUNTED = { inIndex: 5_000, inRows: 500 };

/** What lists are read from. */
export type ReadContext = Pick<Context, 'db' | 'read' | 'memory'>;

/**
 * How many users match. By role, status and verification it is added up from what triggers keep; a
 * search or a span of time is counted up to a bound, so that the response takes no longer with a
 * million users than with few, and only once until a user changes.
 */
export async function countUsers(ctx: ReadContext, filter: ParsedFilter): Promise<Total> {
  const { search, createdFrom, createdTo } = filter;
  if (!search && createdFrom === undefined && createdTo === undefined)
    return countKind(ctx, filter);
  const { rowids, rest } = matchingRowids(filter);
  const bound = rest === undefined || isTextAlone(filter) ? COUNTED.inIndex : COUNTED.inRows;
  const known = rememberedCount(ctx.memory, filter);
  const query = counts(filterShape(filter), (orm) => countQuery(orm, rowids, rest));
  const [row] = await ctx.read.rows(query, {
    ...filterValues(filter),
    bound: bound + 1,
    // No version is negative.
    known: known?.version ?? -1,
  });
  if (known !== undefined && row?.counted === null) return known.total;
  const { seen, matching } = row?.counted ?? { seen: 0, matching: 0 };
  const total = { total: Math.min(matching, bound), isExact: seen <= bound };
  if (row !== undefined) rememberCount(ctx.memory, filter, { version: row.version, total });
  return total;
}

type Counted = { version: number; counted: { seen: number; matching: number } | null };
const counts = preparedQueries<Counted>();

/** Counts again only where the version is not the one that is known. */
function countQuery(orm: Orm, rowids: SQL, rest: SQL | undefined) {
  const found = sql`(${rowids} limit ${sql.placeholder('bound')}) as found`;
  // A condition can be a number other than 1: where a text was found.
  const counting = rest
    ? sql`select count(*) || ' ' || coalesce(sum(iif(${rest}, 1, 0)), 0)
        from ${found} cross join ${users} on ${users.seq} = found.seq`
    : sql`select count(*) || ' ' || count(*) from ${found}`;
  const isKnown = sql`${usersVersion.version} = ${sql.placeholder('known')}`;
  const counted = sql`iif(${isKnown}, null, (${counting}))`.mapWith(parseCounted);
  return orm.select({ version: usersVersion.version, counted }).from(usersVersion);
}

/** How many were seen, and how many of them match all of the filter. */
function parseCounted(text: string): Counted['counted'] {
  const [seen = 0, matching = 0] = text.split(' ').map(Number);
  return { seen, matching };
}

/** All kinds are read, of which there are a few: the query is always the same. */
const allKinds = prepare((orm) => orm.select().from(userCounts));

/** How many have the role, status and verification of a filter, whatever else it asks. */
export async function countKind(
  ctx: ReadContext,
  { role, status, verified }: ParsedFilter,
): Promise<Total> {
  const all = await ctx.db.lookup.rows(allKinds, {});
  const total = all
    .filter(
      (kind) =>
        (role ?? kind.role) === kind.role &&
        (status ?? kind.status) === kind.status &&
        (verified ?? kind.emailVerified) === kind.emailVerified,
    )
    .reduce((sum, { count }) => sum + count, 0);
  return { total, isExact: true };
}
