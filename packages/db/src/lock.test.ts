import { createClient, type Transaction as LibsqlTransaction } from '@libsql/client';
import { eq, sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Database, openDatabase } from './database.ts';
import { DatabaseUnavailableError } from './errors.ts';
import { migrateDatabase } from './migrate.ts';
import { pathOf } from './open-file.ts';
import { sessions } from './tables/sessions.ts';
import { users } from './tables/users.ts';
import { createTestDatabase, rowsOf, type TestDatabase } from './testing.ts';
import { firstMigrations } from './testing-migrations.ts';
import { newSessionRow, newUserRow } from './testing-rows.ts';

let file: TestDatabase;
let cleanUp: (() => unknown)[] = [];

beforeEach(async () => {
  file = await createTestDatabase();
});
afterEach(async () => {
  for (const clean of cleanUp.reverse()) await clean();
  cleanUp = [];
  await file.remove();
});

/** Takes the write lock of the file on a connection of its own. */
async function holdLock(url = file.url): Promise<LibsqlTransaction> {
  const client = createClient({ url });
  cleanUp.push(() => client.close());
  return client.transaction('write');
}

/** A program of its own that holds the write lock until it is told to let go. */
async function holdLockInOtherProcess() {
  const program = `
    const { Database } = await import('bun:sqlite');
    const db = new Database(${JSON.stringify(pathOf(file.url))});
    db.run('BEGIN IMMEDIATE');
    console.log('locked');
    for await (const _ of console) break;
    db.run('COMMIT');`;
  const child = Bun.spawn([process.execPath, '-e', program], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  cleanUp.push(() => child.kill());
  const { value } = await child.stdout.getReader().read();
  expect(new TextDecoder().decode(value)).toContain('locked');
  return {
    release: async () => {
      child.stdin.write('\n');
      await child.stdin.flush();
      expect(await child.exited).toBe(0);
    },
  };
}

async function open(lockWaitMs: number): Promise<Database> {
  const db = await openDatabase({ url: file.url, lockWaitMs });
  cleanUp.push(() => db.close());
  return db;
}

const insertUser = (db: Database) => db.transaction((tx) => tx.insert(users).values(newUserRow()));

/** Whether the lock has been met at least once: a transaction that only waits has not. */
async function isStillWaiting(write: Promise<unknown>): Promise<boolean> {
  const done = write.then(() => false);
  return Promise.race([done, Bun.sleep(60).then(() => true)]);
}

test('writes wait for another process to let go of the lock, and all succeed', async () => {
  const { db } = file;
  const other = await holdLockInOtherProcess();
  const writes = Promise.all(Array.from({ length: 20 }, () => insertUser(db)));
  expect(await isStillWaiting(writes)).toBe(true);
  expect(await db.read.$count(users)).toBe(0);
  await other.release();
  await writes;
  expect(await db.read.$count(users)).toBe(20);
});

test('the connection that met the lock is not poisoned: all later work succeeds', async () => {
  const { db } = file;
  for (let round = 0; round < 5; round++) {
    const lock = await holdLock();
    const write = insertUser(db);
    expect(await isStillWaiting(write)).toBe(true);
    await lock.commit();
    await write;
    await Promise.all(Array.from({ length: 5 }, () => insertUser(db)));
  }
  expect(await db.read.$count(users)).toBe(30);
});

test('foreign keys still hold on the connection that replaced it', async () => {
  const { db } = file;
  const lock = await holdLock();
  const write = insertUser(db);
  expect(await isStillWaiting(write)).toBe(true);
  await lock.commit();
  await write;
  const orphan = db.transaction((tx) =>
    tx.insert(sessions).values(newSessionRow('ses_orphan', 'usr_nobody')),
  );
  await expect(orphan).rejects.toThrow();
});

test('reads answer while someone else holds the lock', async () => {
  await insertUser(file.db);
  await holdLock();
  await expect(file.db.ping()).resolves.toBeUndefined();
  expect(await file.db.read.$count(users)).toBe(1);
});

test('a lock that stays is told as unavailable, and work goes on once it is gone', async () => {
  const db = await open(50);
  const lock = await holdLock();
  await expect(insertUser(db)).rejects.toBeInstanceOf(DatabaseUnavailableError);
  await expect(insertUser(db)).rejects.toBeInstanceOf(DatabaseUnavailableError);
  await lock.commit();
  await insertUser(db);
  expect(await db.read.$count(users)).toBe(1);
});

test('behind a lock that stays all give up together, not one after the other', async () => {
  const db = await open(500);
  const lock = await holdLock();
  const timeOf = async (writes: number) => {
    const started = performance.now();
    const outcomes = await Promise.allSettled(Array.from({ length: writes }, () => insertUser(db)));
    return { outcomes, ms: performance.now() - started };
  };
  const one = await timeOf(1);
  const { outcomes, ms } = await timeOf(20);
  // One after the other, they would take twenty times as long as one.
  expect(ms / one.ms).toBeLessThan(10);
  for (const outcome of outcomes) {
    expect(outcome).toMatchObject({
      status: 'rejected',
      reason: { name: 'DatabaseUnavailableError' },
    });
  }
  await lock.commit();
  expect(await db.read.$count(users)).toBe(0);
});

test('work is run once however often its transaction had to wait', async () => {
  const lock = await holdLock();
  let runs = 0;
  const write = file.db.transaction(async (tx) => {
    runs++;
    await tx.insert(users).values(newUserRow({ id: 'usr_once' }));
  });
  expect(await isStillWaiting(write)).toBe(true);
  expect(runs).toBe(0);
  await lock.commit();
  await write;
  expect(runs).toBe(1);
  expect(await file.db.read.select().from(users).where(eq(users.id, 'usr_once'))).toHaveLength(1);
});

test('a database opens while someone else holds the lock', async () => {
  await holdLock();
  const db = await open(50);
  expect(await db.read.$count(users)).toBe(0);
});

/** Opens a migrated file and uses it. */
async function expectUsable(url: string): Promise<void> {
  const db = await openDatabase({ url });
  cleanUp.push(() => db.close());
  for (let n = 0; n < 3; n++) await insertUser(db);
  expect(await db.read.$count(users)).toBe(3);
}

describe('on a new file that someone else is writing to', () => {
  /** Takes the write lock of a file that is not in WAL mode yet. */
  async function holdNewFile() {
    const url = `${file.url}-new`;
    const client = createClient({ url });
    cleanUp.push(() => client.close());
    const lock = await client.transaction('write');
    await lock.execute('create table other (id text)');
    return { url, lock };
  }

  test('opening waits, and succeeds when the other is done', async () => {
    const { url, lock } = await holdNewFile();
    const opening = openDatabase({ url });
    expect(await isStillWaiting(opening)).toBe(true);
    await lock.commit();
    const db = await opening;
    cleanUp.push(() => db.close());
    expect(await rowsOf(db, sql`select * from pragma_journal_mode`)).toEqual([['wal']]);
  });

  test('opening gives up after its wait', async () => {
    const { url } = await holdNewFile();
    await expect(openDatabase({ url, lockWaitMs: 30 })).rejects.toBeInstanceOf(
      DatabaseUnavailableError,
    );
  });

  test('migrating waits, and the connection works afterwards', async () => {
    const { url, lock } = await holdNewFile();
    const migrating = migrateDatabase({ url });
    expect(await isStillWaiting(migrating)).toBe(true);
    await lock.commit();
    await migrating;
    await expectUsable(url);
  });
});

test('a migration of tables that are there waits, and the connection works afterwards', async () => {
  const url = `${file.url}-old`;
  await migrateDatabase({ url }, await firstMigrations(1));
  const lock = await holdLock(url);
  const naps = vi.spyOn(Bun, 'sleep');
  const migrating = migrateDatabase({ url });
  // A lock is waited for longer than a migration that fails for another reason is tried.
  await Promise.race([
    migrating,
    vi.waitFor(() => expect(naps.mock.calls.length).toBeGreaterThan(3), { timeout: 30_000 }),
  ]);
  await lock.commit();
  await migrating;
  await expectUsable(url);
});
