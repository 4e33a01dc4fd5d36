import { and, eq, isNotNull, sql } from 'drizzle-orm';
import { sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Database, Transaction } from './database.ts';

/** Runs one batch of writes. */
export type WriteBatch = <T>(work: (tx: Transaction) => Promise<T>) => Promise<T>;

/** SQLite's own table of what there is. The indexes of unique columns of a table have no text. */
const sqliteSchema = sqliteTable('sqlite_schema', {
  type: text().notNull(),
  name: text().notNull(),
  tblName: text().notNull(),
  sql: text(),
});

/** 400 MB for the pages of the tables and indexes while they grow, in KiB as SQLite wants it. */
const CACHE_SIZE = sql`pragma cache_size = -400000`;
const USUAL_CACHE_SIZE = sql`pragma cache_size = -2000`;

/**
 * Fills a table with very many rows. On a local file that is one transaction in which the table's
 * plain indexes are away and built anew at the end: a third of the time, and all or nothing, but
 * other writers wait. On a server each batch is a transaction of its own.
 * @param table its name in the database
 */
export async function bulkLoad(
  db: Database,
  table: string,
  load: (write: WriteBatch) => Promise<void>,
): Promise<void> {
  if (!db.isFile) return load(db.transaction);
  await db.orm.run(CACHE_SIZE);
  try {
    await db.orm.transaction(
      async (tx) => {
        const isIndex = and(eq(sqliteSchema.type, 'index'), eq(sqliteSchema.tblName, table));
        const indexes = await tx
          .select({ name: sqliteSchema.name, sql: sqliteSchema.sql })
          .from(sqliteSchema)
          .where(and(isIndex, isNotNull(sqliteSchema.sql)));
        const plain = indexes.filter((index) => !index.sql?.startsWith('CREATE UNIQUE'));
        for (const { name } of plain) await tx.run(sql`drop index ${sql.identifier(name)}`);
        await load((work) => work(tx));
        for (const index of plain) await tx.run(sql.raw(index.sql ?? ''));
      },
      { behavior: 'immediate' },
    );
  } finally {
    await db.orm.run(USUAL_CACHE_SIZE);
  }
}
