import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eq, sql } from 'drizzle-orm';
import { afterEach, describe, expect, test } from 'vitest';
import type { Database } from './database.ts';
import { migrateDatabase } from './migrate.ts';
import { MIGRATIONS } from './schema-version.ts';
import { auditEvents, REDACTED } from './tables/audit-events.ts';
import { rateLimits } from './tables/rate-limits.ts';
import { sessions } from './tables/sessions.ts';
import { users } from './tables/users.ts';
import { execute, rowsOf } from './testing.ts';
import { applyFirst } from './testing-migrations.ts';
import { createEmptyDatabase, type Mode, type ModeDatabase } from './testing-modes.ts';
import { newUserRow } from './testing-rows.ts';

const WRITABLE: readonly Mode[] = ['file', 'server'];

let data: ModeDatabase;
afterEach(() => data.remove());

const schemaNames = async (db: Database, type: 'table' | 'trigger') => {
  const rows = await rowsOf(
    db,
    sql`select name from sqlite_master where type = ${type} and name not like 'sqlite_%'
        and name not like 'libsql_%' order by name`,
  );
  return rows.map(([name]) => name);
};
const countApplied = async (db: Database) => {
  const [row] = await rowsOf(db, sql`select count(*) from __drizzle_migrations`);
  return row?.[0];
};
const countKnown = async (): Promise<number> => {
  const journal = JSON.parse(await readFile(join(MIGRATIONS, 'meta/_journal.json'), 'utf8'));
  return journal.entries.length;
};
const addUser = (db: Database) => db.transaction((tx) => tx.insert(users).values(newUserRow()));
/** A user as there were before later migrations: with no column that one of them adds. */
async function addEarlyUser(db: Database): Promise<string> {
  const { id, email, username } = newUserRow();
  await execute(
    db,
    sql`insert into users (id, email, username, created_at, updated_at)
        values (${id}, ${email}, ${username}, 0, 0)`,
  );
  return id;
}

describe.each(WRITABLE)('migrations in %s mode', (mode) => {
  /** A database as the first so many migrations left it. */
  async function openAfter(count: number): Promise<Database> {
    data = await createEmptyDatabase(mode);
    const db = await data.open();
    await applyFirst(count, data.url);
    return db;
  }

  test('make the tables and triggers, and a second time change nothing', async () => {
    data = await createEmptyDatabase(mode);
    await migrateDatabase({ url: data.url });
    const db = await data.open();
    const tables = await schemaNames(db, 'table');
    expect(tables).toEqual(expect.arrayContaining(['users', 'sessions', 'audit_events']));
    expect(await schemaNames(db, 'trigger')).toEqual(
      expect.arrayContaining([
        'audit_events_append_only',
        'users_keep_last_admin_on_delete',
        'users_keep_last_admin_on_update',
      ]),
    );
    await addUser(db);
    await migrateDatabase({ url: data.url });
    expect(await schemaNames(db, 'table')).toEqual(tables);
    expect(await countApplied(db)).toBe(await countKnown());
    expect(await db.read.$count(users)).toBe(1);
  });

  test('two nodes that start at once on a new database both come up', async () => {
    for (let round = 0; round < 5; round++) {
      data = await createEmptyDatabase(mode);
      const start = async () => {
        await migrateDatabase({ url: data.url });
        return data.open();
      };
      const nodes = await Promise.all([start(), start()]);
      for (const db of nodes) {
        expect(await countApplied(db)).toBe(await countKnown());
        for (let n = 0; n < 3; n++) await addUser(db);
      }
      expect(await nodes[0].read.$count(users)).toBe(6);
      if (round < 4) await data.remove();
    }
  });

  test('keep the rows that are there, with foreign keys clean', async () => {
    const db = await openAfter(1);
    for (let n = 0; n < 10; n++) {
      const userId = await addEarlyUser(db);
      await execute(
        db,
        sql`insert into sessions
            (id, user_id, kind, token_hash, created_at, last_used_at, idle_expires_at, expires_at, authenticated_at)
            values (${`ses_${n}`}, ${userId}, 'app', ${`hash ${n}`}, 0, 0, 0, 0, 0)`,
      );
    }
    await migrateDatabase({ url: data.url });
    expect(await countApplied(db)).toBe(await countKnown());
    expect(await db.read.$count(users)).toBe(10);
    expect(await db.read.$count(sessions)).toBe(10);
    expect(await rowsOf(db, sql`select * from pragma_foreign_key_check`)).toEqual([]);
    expect(await rowsOf(db, sql`select * from pragma_integrity_check`)).toEqual([['ok']]);
  });

  test('whoever never had a password or signed in was invited', async () => {
    const db = await openAfter(12);
    const [invited, deactivated] = [await addEarlyUser(db), await addEarlyUser(db)];
    const [member, seeded] = [await addEarlyUser(db), await addEarlyUser(db)];
    await execute(db, sql`update users set status = 'inactive' where id = ${deactivated}`);
    await execute(db, sql`update users set password_hash = 'x' where id = ${member}`);
    await execute(db, sql`update users set last_login_at = 1 where id = ${seeded}`);
    await migrateDatabase({ url: data.url });
    const rows = await db.read.select({ id: users.id, status: users.status }).from(users);
    expect(new Map(rows.map(({ id, status }) => [id, status]))).toEqual(
      new Map([
        [invited, 'invited'],
        [deactivated, 'inactive'],
        [member, 'active'],
        [seeded, 'active'],
      ]),
    );
    const counted = sql`select status, sum(count) from user_counts group by 1 order by 1`;
    const counts = [
      ['active', 2],
      ['inactive', 1],
      ['invited', 1],
    ];
    expect(await rowsOf(db, counted)).toEqual(counts);
    await execute(db, sql`update users set status = 'active' where id = ${deactivated}`);
    expect(await db.read.$count(users, eq(users.status, 'invited'))).toBe(2);
    expect(await rowsOf(db, counted)).toEqual([
      ['active', 2],
      ['inactive', 0],
      ['invited', 2],
    ]);
  });

  test('of people who were deleted long ago, the audit log loses what is personal', async () => {
    const db = await openAfter(3);
    const ids = ['usr_gone', await addEarlyUser(db), null];
    for (const [n, id] of ids.entries()) {
      await execute(
        db,
        sql`
        insert into audit_events
          (id, at, action, actor_kind, actor_id, target_kind, target_id, before, address, request_id)
        values (${`aud_${n}`}, ${n}, 'user.profile_updated', ${id === null ? 'anonymous' : 'user'},
          ${id}, 'user', ${id}, '{"firstName":"Ada","role":"user"}', '203.0.113.7', 'req')`,
      );
    }
    await migrateDatabase({ url: data.url });
    const { id, before, ip } = auditEvents;
    const left = await db.read.select({ before, ip }).from(auditEvents).orderBy(id);
    const asWritten = { before: { firstName: 'Ada', role: 'user' }, ip: '203.0.113.7' };
    expect(left).toEqual([
      { before: { firstName: REDACTED, role: 'user' }, ip: REDACTED },
      asWritten,
      asWritten,
    ]);
  });

  test('one that fails half-way leaves nothing, and works once the cause is gone', async () => {
    data = await createEmptyDatabase(mode);
    const db = await data.open();
    // `users` comes last: everything before it has been made by then.
    await execute(db, sql`create table users (id text)`);
    await expect(migrateDatabase({ url: data.url })).rejects.toThrow();
    expect(await schemaNames(db, 'table')).toEqual(['__drizzle_migrations', 'users']);
    expect(await countApplied(db)).toBe(0);
    await execute(db, sql`drop table users`);
    await migrateDatabase({ url: data.url });
    await addUser(db);
    expect(await countApplied(db)).toBe(await countKnown());
  });
});

test('programs that start at once on a new file all come up', async () => {
  data = await createEmptyDatabase('file');
  const source = (name: string) => JSON.stringify(import.meta.resolve(name));
  const program = `
    const { openDatabase } = await import(${source('./database.ts')});
    const { migrateDatabase } = await import(${source('./migrate.ts')});
    const { rateLimits } = await import(${source('./tables/rate-limits.ts')});
    const config = { url: ${JSON.stringify(data.url)} };
    await migrateDatabase(config);
    const db = await openDatabase(config);
    const now = new Date();
    const key = String(process.pid);
    const row = { key, count: 1, resetsAt: now, blockedUntil: now };
    await db.transaction((tx) => tx.insert(rateLimits).values(row));
    await db.close();`;
  const children = Array.from({ length: 4 }, () =>
    Bun.spawn([process.execPath, '-e', program], { stdio: ['ignore', 'ignore', 'pipe'] }),
  );
  for (const child of children) {
    const [code, errors] = await Promise.all([child.exited, new Response(child.stderr).text()]);
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
  }
  const db = await data.open();
  expect(await db.read.$count(rateLimits)).toBe(children.length);
  expect(await countApplied(db)).toBe(await countKnown());
});
