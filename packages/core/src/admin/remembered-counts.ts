import type { UserFilter } from '@rolecall/schemas/admin-users';
import type { Memory } from '../memory.ts';
import type { Total } from './count-users.ts';

/** So many counts are kept; the one that was counted first goes first. */
const KEPT = 200;

/** What was counted, and the version of the users it is true of. */
export type RememberedCount = { version: number; total: Total };

/** What was counted last for a filter. Whether it is still true, its version tells. */
export function rememberedCount(
  { userCounts }: Memory,
  filter: UserFilter,
): RememberedCount | undefined {
  return userCounts.get(keyOf(filter));
}

export function rememberCount(
  { userCounts }: Memory,
  filter: UserFilter,
  count: RememberedCount,
): void {
  const key = keyOf(filter);
  userCounts.delete(key);
  userCounts.set(key, count);
  const [first] = userCounts.keys();
  if (userCounts.size > KEPT && first !== undefined) userCounts.delete(first);
}

function keyOf({ q, role, status, verified, createdFrom, createdTo }: UserFilter): string {
  return JSON.stringify([q, role, status, verified, createdFrom, createdTo]);
}
