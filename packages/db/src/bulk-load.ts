import { and, eq, isNotNull, or, sql } from 'drizzle-orm';
import { sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Database, Transaction } from './database.ts';
import { SEARCH_INDEXES } from './search-indexes.ts';
import { wholeOrm } from './statement.ts';
import { users } from './tables/users.ts';

/** Runs one batch of writes. */
export type WriteBatch = <T>(work: (tx: Transaction) => Promise<T>) => Promise<T>;

/** SQLite's own table of what there is. The indexes of unique columns of a table have no text. */
const sqliteSchema = sqliteTable('sqlite_schema', {
  type: text().notNull(),
  name: text().notNull(),
  tblName: text().notNull(),
  sql: text(),
});

/** Puts users into the search indexes, row by row: all rows at once take a third of the time. */
const SEARCH_TRIGGER = 'users_search_insert';
/** 400 MB for the pages of the tables and indexes while they grow, in KiB as SQLite wants it. */
const CACHE_SIZE = sql`pragma cache_size = -400000`;
const USUAL_CACHE_SIZE = sql`pragma cache_size = -2000`;

/**
 * Adds very many users. On a local file that is one transaction in which the plain indexes and the
 * search trigger are away; they are built anew at the end. It takes a fraction of the time, and all
 * or nothing is added, but no one else can write meanwhile. On a server each batch is a transaction of its own.
 */
export async function bulkLoadUsers(
  db: Database,
  load: (write: WriteBatch) => Promise<void>,
): Promise<void> {
  if (!db.isFile) return load(db.transaction);
  await db.transaction(
    async (tx) => {
      const orm = wholeOrm(tx);
      await orm.run(CACHE_SIZE);
      const isIndex = and(eq(sqliteSchema.type, 'index'), eq(sqliteSchema.tblName, 'users'));
      const found = await tx
        .select({ type: sqliteSchema.type, name: sqliteSchema.name, sql: sqliteSchema.sql })
        .from(sqliteSchema)
        .where(
          and(or(isIndex, eq(sqliteSchema.name, SEARCH_TRIGGER)), isNotNull(sqliteSchema.sql)),
        );
      const away = found.filter((part) => !part.sql?.startsWith('CREATE UNIQUE'));
      const [last] = await tx
        .select({ seq: sql<number>`coalesce(max(${users.seq}), 0)` })
        .from(users);
      for (const { type, name } of away) {
        await orm.run(sql`drop ${sql.raw(type)} ${sql.identifier(name)}`);
      }
      await load((work) => work(tx));
      await orm.run(sql`
        insert into users_in_search (seqs)
        select json_group_array(seq) from users
        where seq > ${last?.seq ?? 0} and search_text <> ''`);
      for (const { name } of SEARCH_INDEXES) {
        const index = sql.identifier(name);
        await orm.run(sql`insert into ${index} (${index}) values ('optimize')`);
      }
      for (const part of away) await orm.run(sql.raw(part.sql ?? ''));
      await orm.run(USUAL_CACHE_SIZE);
    },
    { isLong: true },
  );
}
