import type { Reader } from '@rolecall/db/database';
import { prepare } from '@rolecall/db/prepared';
import { rateLimits } from '@rolecall/db/tables/rate-limits';
import type { Context } from '../context.ts';
import { isOneOfGiven } from '../paging/is-one-of.ts';
import { type CounterState, counterState } from './counter-state.ts';
import { type LimitUse, limitKey } from './limit-use.ts';

const byKeys = prepare((orm) =>
  orm.select().from(rateLimits).where(isOneOfGiven(rateLimits.key, 'keys')),
);

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
  const rows = await db.rows(byKeys, { keys: JSON.stringify(keys) });
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const now = ctx.now().getTime();
  return (use) => counterState(ctx.config.limits[use.name], byKey.get(limitKey(ctx, use)), now);
}
