import { Database as Sqlite } from 'bun:sqlite';
import { sql } from 'drizzle-orm';
import { afterEach, describe, expect, test } from 'vitest';
import { inspectDatabase } from './inspect-database.ts';
import { pathOf } from './open-file.ts';
import { execute } from './testing.ts';
import { createModeDatabase, type Mode, type ModeDatabase } from './testing-modes.ts';

const WRITABLE: readonly Mode[] = ['file', 'server'];

let data: ModeDatabase;
afterEach(() => data.remove());

describe.each(WRITABLE)('a %s', (mode) => {
  test('of this version is whole and up to date', async () => {
    data = await createModeDatabase(mode);
    expect(await inspectDatabase(data)).toEqual({ missing: 0, unknown: 0, problems: [] });
  });

  test('of an older and of a newer version is told apart', async () => {
    data = await createModeDatabase(mode);
    const db = await data.open();
    await execute(
      db,
      sql`delete from __drizzle_migrations
          where created_at = (select max(created_at) from __drizzle_migrations)`,
    );
    expect(await inspectDatabase(data)).toMatchObject({ missing: 1, unknown: 0 });
    await execute(
      db,
      sql`insert into __drizzle_migrations (hash, created_at) values ('newer', 9999999999999)`,
    );
    expect(await inspectDatabase(data)).toMatchObject({ missing: 0, unknown: 1 });
  });
});

test('a reference to nothing is found', async () => {
  data = await createModeDatabase('file');
  const careless = new Sqlite(pathOf(data.url));
  careless.run(
    `insert into comments (id, post_id, author_id, content, created_at, updated_at)
     values ('cmt_1', 'pst_gone', 'usr_gone', 'Hello', 0, 0)`,
  );
  careless.close();
  const { problems } = await inspectDatabase(data);
  expect(problems).toContain('a row of comments refers to nothing');
});
