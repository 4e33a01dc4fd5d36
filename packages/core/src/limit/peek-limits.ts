import type { Reader } from '@rolecall/db/database';
import { rateLimits } from '@rolecall/db/tables/rate-limits';
import { inArray } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { type CounterState, counterState } from './counter-state.ts';
import { type LimitUse, limitKey } from './limit-use.ts';

/**
 * Reads how limits stand, without counting a use.
 * @returns tells the state of each of these uses
 */
export async function peekLimits(
  ctx: Context,
  db: Reader,
  uses: LimitUse[],
): Promise<(use: LimitUse) => CounterState> {
  const keys = uses.map((use) => limitKey(ctx, use));
  const rows = await db.select().from(rateLimits).where(inArray(rateLimits.key, keys));
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const now = ctx.now().getTime();
  return (use) => counterState(ctx.config.limits[use.name], byKey.get(limitKey(ctx, use)), now);
}
