import type { Reader } from '@rolecall/db/database';
import { rateLimits } from '@rolecall/db/tables/rate-limits';
import { inArray } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { type LimitUse, limitKey } from './consume-limit.ts';

/**
 * Until when limits refuse, without counting a use.
 * @returns for each use the moment, or `undefined` where it would be let through
 */
export async function peekLimits(
  ctx: Context,
  db: Reader,
  uses: LimitUse[],
): Promise<(Date | undefined)[]> {
  const keys = uses.map((use) => limitKey(ctx, use));
  const rows = await db.select().from(rateLimits).where(inArray(rateLimits.key, keys));
  const byKey = new Map(rows.map((row) => [row.key, row]));
  return uses.map((use, index) => {
    const row = byKey.get(keys[index] ?? '');
    if (row === undefined) return undefined;
    const limit = ctx.config.limits[use.name];
    const until = limit.kind === 'backoff' ? row.blockedUntil : row.resetsAt;
    const isUsedUp = limit.kind === 'backoff' || row.count >= limit.limit;
    return isUsedUp && until > ctx.now() ? until : undefined;
  });
}
