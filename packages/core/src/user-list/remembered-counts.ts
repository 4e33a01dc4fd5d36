import type { Memory, RememberedCount } from '../memory/memory.ts';
import type { ParsedFilter } from './parse-filter.ts';

/** What was counted last for a filter. Whether it is still true, its version tells. */
export function rememberedCount(
  { userCounts }: Memory,
  filter: ParsedFilter,
): RememberedCount | undefined {
  return userCounts.get(keyOf(filter));
}

export function rememberCount(
  { userCounts }: Memory,
  filter: ParsedFilter,
  count: RememberedCount,
): void {
  userCounts.set(keyOf(filter), count);
}

function keyOf({ search, role, status, verified, createdFrom, createdTo }: ParsedFilter): string {
  return JSON.stringify([search, role, status, verified, createdFrom, createdTo]);
}
