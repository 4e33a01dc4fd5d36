import { eq, sql } from 'drizzle-orm';
import { afterEach, describe, expect, test } from 'vitest';
import { migrateDatabase } from './migrate.ts';
import { postsInSearch } from './search-indexes.ts';
import { posts } from './tables/posts.ts';
import { users } from './tables/users.ts';
import { execute, rowsOf } from './testing.ts';
import { applyFirst } from './testing-migrations.ts';
import { createEmptyDatabase, type ModeDatabase } from './testing-modes.ts';

let data: ModeDatabase;
afterEach(() => data.remove());

const BEFORE = 7;
const hex = (text: string) => Buffer.from(text).toString('hex');

describe.each(['file', 'server'] as const)('the search indexes of posts of a %s', (mode) => {
  test('keep the numbers from before, take in what is filled, and let go of what changes', async () => {
    data = await createEmptyDatabase(mode);
    const db = await data.open();
    await applyFirst(BEFORE, data.url);
    for (const id of ['ada', 'eve']) {
      await execute(
        db,
        sql`insert into users (id, email, username, created_at, updated_at)
            values (${id}, ${id}, ${id}, 0, 0)`,
      );
    }
    const at = new Date();
    const newPost = (id: string, authorId = 'ada') => {
      return { id, authorId, title: id, content: 'wort', createdAt: at, updatedAt: at };
    };
    await db.transaction((tx) => tx.insert(posts).values([newPost('one'), newPost('two', 'eve')]));
    await migrateDatabase({ url: data.url });
    const fill = (...ids: string[]) =>
      db.transaction((tx) =>
        tx
          .insert(postsInSearch)
          .values(
            ids.map((postId) => ({ postId, searchText: `${postId}\nwort`, tokens: hex('or') })),
          ),
      );
    const found = async (table: string, query: string) => {
      const index = sql.identifier(table);
      const rows = await rowsOf(
        db,
        sql`select post_id from ${index} join post_numbers on post_numbers.seq = ${index}.rowid
            where ${index} match ${query} order by seq desc`,
      );
      return rows.flat();
    };
    const both = async () => [
      await found('posts_search', '"wor"'),
      await found('posts_short_search', `"${hex('or')}"`),
    ];
    expect(await both()).toEqual([[], []]);
    await fill('one', 'two');
    expect(await both()).toEqual([
      ['two', 'one'],
      ['two', 'one'],
    ]);
    await db.transaction(async (tx) => {
      await tx.insert(posts).values(newPost('three'));
      await tx.update(posts).set({ content: 'bbb' }).where(eq(posts.id, 'one'));
      await tx.delete(users).where(eq(users.id, 'eve'));
    });
    expect(await both()).toEqual([[], []]);
    await fill('three');
    expect(await both()).toEqual([['three'], ['three']]);
    expect(await rowsOf(db, sql`select * from pragma_foreign_key_check`)).toEqual([]);
    expect(await rowsOf(db, sql`select * from pragma_integrity_check`)).toEqual([['ok']]);
  });
});
