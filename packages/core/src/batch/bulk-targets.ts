import { users } from '@rolecall/db/tables/users';
import { BULK_MAX } from '@rolecall/schemas/bounds';
import type { BulkLinesInput } from '@rolecall/schemas/bulk-users';
import { and, eq, gt, lte, or, sql } from 'drizzle-orm';
import { z } from 'zod';
import { atPrimary, type Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { readCursor, writeCursor } from '../paging/cursor.ts';
import { assertSearchComplete } from '../search/search-completeness.ts';
import { parseFilter } from '../user-list/parse-filter.ts';
import { filterValues, matchingRowids } from '../user-list/user-query.ts';

/** How far a bulk action is, and where the last of its users stands: who came later is not in it. */
const BulkPlace = z.strictObject({ after: z.int().min(0), until: z.int().min(0) });
type BulkPlace = z.infer<typeof BulkPlace>;

/** The cursor that goes on from a place. */
export const bulkCursor = (place: BulkPlace): string => writeCursor(place);

/** One of many: where it stands among the ids, or the number of its row. */
export type BulkTarget = { id: string; place: number };

/** Whom a bulk action is about, in the order in which it goes. */
export type BulkTargets = { targets: BulkTarget[]; until: number };

/**
 * Takes down, once, whom a bulk action is about, each once: that and no one else is counted, told
 * and changed. The caller comes last, so that signing out all users does not end before it is done.
 * @throws DomainError VALIDATION_FAILED for more than `BULK_MAX`, or a cursor of something else,
 *   UNAVAILABLE while not all can be found
 */
export async function bulkTargets(ctx: Context, input: BulkLinesInput): Promise<BulkTargets> {
  const self = ctx.actor.kind === 'user' ? ctx.actor.userId : undefined;
  const from = input.cursor === undefined ? undefined : readCursor(BulkPlace, input.cursor);
  const found = input.ids ? named(input, from, self) : await matching(ctx, input, from, self);
  const isSelf = ({ id }: BulkTarget) => id === self;
  const targets = [...found.filter((one) => !isSelf(one)), ...found.filter(isSelf)];
  const until = Math.max(from?.until ?? 0, ...lastOf(found));
  return { targets, until };
}

const lastOf = (found: BulkTarget[]) => found.slice(-1).map(({ place }) => place);

function named({ ids, limit }: BulkLinesInput, from: BulkPlace | undefined, self?: string) {
  return [...new Set(ids)]
    .map((id, index): BulkTarget => ({ id, place: index + 1 }))
    .filter(({ id, place }) => {
      if (from === undefined) return true;
      return place <= from.until && (place > from.after || id === self);
    })
    .slice(0, limit);
}

async function matching(
  ctx: Context,
  { filter = {}, limit }: BulkLinesInput,
  from: BulkPlace | undefined,
  self = '',
): Promise<BulkTarget[]> {
  const parsed = parseFilter(filter);
  if (parsed.search !== undefined) await assertSearchComplete(ctx.db.lookup);
  const { rowids, rest } = matchingRowids(parsed);
  // Taken down once for all that follows: a replica would leave out who was just added elsewhere.
  const found = await atPrimary(ctx)
    .readConsistent.select({ id: users.id, place: users.seq })
    .from(users)
    .where(
      and(
        sql`${users.seq} in (${rowids})`,
        rest,
        from && or(gt(users.seq, from.after), eq(users.id, self)),
        from && lte(users.seq, from.until),
      ),
    )
    .orderBy(users.seq)
    .limit(limit ?? BULK_MAX + 1)
    .prepare()
    .all(filterValues(parsed));
  if (found.length > BULK_MAX) {
    throw new DomainError('VALIDATION_FAILED', {
      fields: { filter: [`This matches more than ${BULK_MAX} users. Narrow it down.`] },
    });
  }
  return found;
}
