import { rm } from 'node:fs/promises';
import { sql } from 'drizzle-orm';
import { afterEach, describe, expect, test } from 'vitest';
import { migrateDatabase } from './migrate.ts';
import { comments, posts } from './tables/posts.ts';
import { users } from './tables/users.ts';
import { rowsOf } from './testing.ts';
import { firstMigrations } from './testing-migrations.ts';
import { createEmptyDatabase, type ModeDatabase, newUserRow } from './testing-modes.ts';

let data: ModeDatabase;
afterEach(() => data.remove());

const BEFORE = 7;

describe.each(['file', 'server'] as const)('the search in posts of a %s', (mode) => {
  test('finds posts from before the migration, in their order, and follows changes', async () => {
    data = await createEmptyDatabase(mode);
    const db = await data.open();
    const folder = await firstMigrations(BEFORE);
    await migrateDatabase({ url: data.url }, folder);
    await rm(folder, { recursive: true });
    const [author, other] = [newUserRow(), newUserRow()];
    const newPost = (id: string, content: string, authorId = author.id) => {
      const at = new Date();
      return { id, authorId, title: `Tïtle ${id}`, content, createdAt: at, updatedAt: at };
    };
    await db.transaction(async (tx) => {
      await tx.insert(users).values([author, other]);
      await tx
        .insert(posts)
        .values([
          newPost('one', 'Ein Wörterbuch'),
          newPost('two', 'ein WÖRTERBUCH', other.id),
          newPost('three', 'a'.repeat(20_000)),
        ]);
      const at = new Date();
      await tx.insert(comments).values({
        id: 'cmt',
        postId: 'one',
        authorId: other.id,
        content: 'Hi',
        createdAt: at,
        updatedAt: at,
      });
    });
    await migrateDatabase({ url: data.url });

    const found = async (table: string, query: string) => {
      const rows = await rowsOf(
        db,
        sql`
        select post_id from ${sql.identifier(table)}
        join post_numbers on post_numbers.seq = ${sql.identifier(table)}.rowid
        where ${sql.identifier(table)} match ${query} order by seq desc`,
      );
      return rows.flat();
    };
    const withText = (text: string) => found('posts_search', `"${text}"`);
    const withShort = (text: string) =>
      found('posts_short_search', `"${Buffer.from(text).toString('hex')}"`);
    expect(await withText('wör')).toEqual(['two', 'one']);
    expect(await withText('aaa')).toEqual(['three']);
    expect(await withShort('ït')).toEqual(['three', 'two', 'one']);
    expect(await db.read.$count(comments)).toBe(1);

    await db.transaction(async (tx) => {
      await tx.insert(posts).values(newPost('four', 'wörtlich'));
      await tx.update(posts).set({ content: 'bbb', title: 'New' }).where(sql`id = 'one'`);
      await tx.delete(users).where(sql`id = ${other.id}`);
    });
    expect(await withText('wör')).toEqual(['four']);
    expect(await withText('bbb')).toEqual(['one']);
    expect(await withShort('ïT'.toLowerCase())).toEqual(['four', 'three']);
    expect(await withShort('ew')).toEqual(['one']);
    expect(await rowsOf(db, sql`select * from pragma_foreign_key_check`)).toEqual([]);
    expect(await rowsOf(db, sql`select * from pragma_integrity_check`)).toEqual([['ok']]);
  });
});
