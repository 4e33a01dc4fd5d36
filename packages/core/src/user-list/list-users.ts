import { ListUsersInput, UserPage } from '@rolecall/schemas/admin-users';
import { PAGE_REACH } from '@rolecall/schemas/bounds';
import { DomainError } from '../errors.ts';
import type { Total } from '../memory/memory.ts';
import { isSearchComplete } from '../search/search-completeness.ts';
import { toUser } from '../user/to-user.ts';
import { verb } from '../verb.ts';
import { countUsers } from './count-users.ts';
import { findUsers } from './find-users.ts';
import { parseFilter } from './parse-filter.ts';
import { cursorAt, readUserCursor } from './user-cursor.ts';

/** Where a page lies, counted from the nearer end of the list. */
type Window = { isFromEnd: boolean; offset: number; limit: number };

/**
 * Users, filtered, sorted and in pages: by number, or on from a cursor, which stays exact while
 * rows come and go.
 */
export const listUsers = verb(
  { may: 'user:list', input: ListUsersInput, output: UserPage },
  async (ctx, input) => {
    const { sort, dir, page, perPage } = input;
    const cursor =
      input.cursor === undefined ? undefined : readUserCursor(input.cursor, { sort, dir });
    const filter = parseFilter(input);
    const isBySearchText = filter.search !== undefined || sort === 'name';
    const isComplete = !isBySearchText || (await isSearchComplete(ctx.db.lookup, 'users'));
    const counting = countUsers(ctx, filter);
    const { isFromEnd, offset, limit } =
      cursor === undefined
        ? await windowOf(input, counting)
        : { isFromEnd: cursor.side === 'before', offset: 0, limit: perPage };
    const isAscending = (dir === 'asc') !== isFromEnd;
    const after = cursor && { keys: cursor.keys, id: cursor.id };
    const query = { filter, sort, isAscending, after, offset };
    const [counted, found] = await Promise.all([
      counting,
      findUsers(ctx, { ...query, limit: limit > 0 ? limit + 1 : 0 }, counting),
    ]);
    const rows = found.slice(0, limit);
    if (isFromEnd) rows.reverse();
    const isMore = found.length > limit;
    const isFirst = isFromEnd ? !isMore : cursor === undefined && page === 1;
    const isLast = isFromEnd ? cursor === undefined && offset === 0 : !isMore;
    return {
      items: rows.map(toUser),
      total: counted.total,
      totalIsExact: counted.isExact,
      page,
      pages: Math.max(1, Math.ceil(counted.total / perPage)),
      perPage,
      nextCursor: isLast ? null : cursorAt(rows.at(-1), { sort, dir, side: 'after' }),
      prevCursor: isFirst ? null : cursorAt(rows[0], { sort, dir, side: 'before' }),
      ...(!isComplete && { isSearchComplete: false as const }),
    };
  },
);

async function windowOf({ page, perPage }: ListUsersInput, counting: Promise<Total>) {
  if (page === 1) return { isFromEnd: false, offset: 0, limit: perPage };
  const { total, isExact } = await counting;
  const skipped = (page - 1) * perPage;
  const left = total - skipped;
  const isFromEnd = isExact && left > 0 && skipped > total / 2;
  const window: Window = isFromEnd
    ? { isFromEnd, offset: Math.max(0, left - perPage), limit: Math.min(perPage, left) }
    : { isFromEnd, offset: skipped, limit: isExact && left <= 0 ? 0 : perPage };
  if (window.limit > 0 && window.offset > PAGE_REACH) {
    throw new DomainError('VALIDATION_FAILED', {
      fields: { page: ['This page is too far from either end. Use a cursor to go further.'] },
    });
  }
  return window;
}
