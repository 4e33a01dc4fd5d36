import { type PreparedWrite, prepareWrite } from '@rolecall/db/prepared';
import { and, desc, eq, notInArray, sql } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';

/** What a user has several of, of each kind: the column that names one, and when it was used last. */
type Owned = {
  key: SQLiteColumn;
  userId: SQLiteColumn;
  kind: SQLiteColumn;
  usedAt: SQLiteColumn;
};

/** Of what a user has of one kind, deletes all but the `kept` that were used last. */
export function deleteOldest(table: SQLiteTable, owned: Owned, kept: number): PreparedWrite {
  const { key, userId, kind, usedAt } = owned;
  return prepareWrite((orm) => {
    const isTheirs = and(eq(userId, sql.placeholder('userId')), eq(kind, sql.placeholder('kind')));
    const newest = orm
      .select({ key })
      .from(table)
      .where(isTheirs)
      .orderBy(desc(usedAt))
      .limit(kept);
    return orm.delete(table).where(and(isTheirs, notInArray(key, newest)));
  });
}
