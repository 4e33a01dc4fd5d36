import type { Transaction } from '@rolecall/db/database';
import { usersInSearch } from '@rolecall/db/search-indexes';
import { type UserRow, users } from '@rolecall/db/tables/users';
import { sql } from 'drizzle-orm';
import { type Searchable, userSearchColumns } from './user-search-columns.ts';

/**
 * Writes what users are found by, and puts them into the search indexes. The database takes whoever
 * is renamed out of them; the transaction that renames puts them back with this.
 */
export async function fillUserSearch(
  tx: Transaction,
  rows: (Searchable & Pick<UserRow, 'seq'>)[],
): Promise<void> {
  const filled = rows.map((row) => {
    const { searchText, sortName } = userSearchColumns(row);
    return [row.seq, searchText, sortName];
  });
  await tx
    .update(users)
    .set({ searchText: sql`filled.value ->> 1`, sortName: sql`filled.value ->> 2` })
    .from(sql`json_each(${JSON.stringify(filled)}) as filled`)
    .where(sql`${users.seq} = filled.value ->> 0`);
  await tx.insert(usersInSearch).values({ seqs: JSON.stringify(rows.map(({ seq }) => seq)) });
}
