import type { UserFilter } from '@rolecall/schemas/admin-users';
import type { Memory, RememberedCount } from '../memory/memory.ts';

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
  userCounts.set(keyOf(filter), count);
}

function keyOf({ q, role, status, verified, createdFrom, createdTo }: UserFilter): string {
  return JSON.stringify([q, role, status, verified, createdFrom, createdTo]);
}
