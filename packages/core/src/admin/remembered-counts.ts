import type { Database } from '@rolecall/db/database';
import type { UserFilter } from '@rolecall/schemas/admin-users';
import type { Total } from './count-users.ts';

/** So many counts are kept; the one that was counted first goes first. */
const KEPT = 200;

/** What was counted, and the version of the users it is true of. */
type RememberedCount = { version: number; total: Total };

const byDatabase = new WeakMap<Database, Map<string, RememberedCount>>();

/** What was counted last for a filter. Whether it is still true, its version tells. */
export function rememberedCount(db: Database, filter: UserFilter): RememberedCount | undefined {
  return byDatabase.get(db)?.get(keyOf(filter));
}

export function rememberCount(db: Database, filter: UserFilter, count: RememberedCount): void {
  const counts = byDatabase.get(db) ?? new Map<string, RememberedCount>();
  byDatabase.set(db, counts);
  const key = keyOf(filter);
  counts.delete(key);
  counts.set(key, count);
  const [first] = counts.keys();
  if (counts.size > KEPT && first !== undefined) counts.delete(first);
}

function keyOf({ q, role, status, verified, createdFrom, createdTo }: UserFilter): string {
  return JSON.stringify([q, role, status, verified, createdFrom, createdTo]);
}
