import { migrateDatabase } from '@rolecall/db/migrate';
import { users } from '@rolecall/db/tables/users';
import { execute, rowsOf } from '@rolecall/db/testing';
import { applyFirst } from '@rolecall/db/testing-migrations';
import { createEmptyDatabase, type Mode, type ModeDatabase } from '@rolecall/db/testing-modes';
import { startProcess } from '@rolecall/testkit/process';
import { newSecretKey } from '@rolecall/testkit/secret-key';
import { temporaryFolder } from '@rolecall/testkit/temporary-folder';
import { afterEach, describe, expect, it } from 'vitest';

const PEOPLE = 200;
const SECRET_KEY = newSecretKey();
let data: ModeDatabase;
let place: ReturnType<typeof temporaryFolder>;
afterEach(async () => {
  await data.remove();
  place.remove();
});

/** Starts three servers at the same moment, and ends them when all have come up. */
async function startThree(): Promise<void> {
  place = temporaryFolder('raced');
  const servers = Array.from({ length: 3 }, () =>
    startProcess(place.folder, { DATABASE_URL: data.url, SECRET_KEY, LOG_LEVEL: 'warn' }),
  );
  try {
    await Promise.all(servers.map(({ printed }) => printed(/ is running\./)));
    for (const { output } of servers) expect(output()).not.toContain('"level":50');
  } finally {
    for (const { child } of servers) child.kill('SIGTERM');
  }
  expect(await Promise.all(servers.map(({ ended }) => ended))).toEqual([0, 0, 0]);
}

/** The schema as one text, with which migrations were applied. */
async function schemaOf(database: ModeDatabase): Promise<unknown[]> {
  const db = await database.open();
  const tables = `select type, name, sql from sqlite_schema where name not like 'sqlite_%'
    and name not like 'libsql_%' order by type, name`;
  const applied = `select hash, created_at from __drizzle_migrations order by created_at`;
  return [await rowsOf(db, tables), await rowsOf(db, applied)];
}

describe.each<Mode>(['file', 'server'])('in %s mode, programs that start at once', (mode) => {
  it('make an empty database once', async () => {
    data = await createEmptyDatabase(mode);
    await startThree();
    const alone = await createEmptyDatabase(mode);
    await migrateDatabase({ url: alone.url });
    expect(await schemaOf(data)).toEqual(await schemaOf(alone));
    await alone.remove();
  });

  it('bring an older one up to date once, and keep its rows', async () => {
    data = await createEmptyDatabase(mode);
    await applyFirst(5, data.url);
    const db = await data.open();
    await execute(
      db,
      `with recursive n(i) as (select 1 union all select i + 1 from n where i < ${PEOPLE})
          insert into users (id, email, username, created_at, updated_at)
          select 'usr_' || i, 'u' || i || '@example.com', 'user' || i, 0, 0 from n`,
    );
    await startThree();
    expect(await db.read.$count(users)).toBe(PEOPLE);
    expect(await rowsOf(db, `select * from pragma_foreign_key_check`)).toEqual([]);
    expect(await rowsOf(db, `select * from pragma_integrity_check`)).toEqual([['ok']]);
    const alone = await createEmptyDatabase(mode);
    await migrateDatabase({ url: alone.url });
    const [[, ours], [, theirs]] = [await schemaOf(data), await schemaOf(alone)];
    expect(ours).toEqual(theirs);
    await alone.remove();
  });
});
