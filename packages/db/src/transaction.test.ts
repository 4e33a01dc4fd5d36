import { eq, sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from './database.ts';
import { sessions } from './tables/sessions.ts';
import { users } from './tables/users.ts';
import { createTestDatabase, type TestDatabase } from './testing.ts';
import { MODES } from './testing-modes.ts';
import { newSessionRow, newUserRow } from './testing-rows.ts';

describe.each(MODES)('transactions in %s mode', (mode) => {
  let data: TestDatabase;
  beforeEach(async () => {
    data = await createTestDatabase(mode);
  });
  afterEach(() => data.remove());

  /** A replica is a moment behind. */
  const expectUsers = (count: number) =>
    expect.poll(() => data.db.read.$count(users), { timeout: 30_000 }).toBe(count);

  test('50 in parallel all commit', async () => {
    const rows = Array.from({ length: 50 }, () => newUserRow());
    await Promise.all(rows.map((row) => data.db.transaction((tx) => tx.insert(users).values(row))));
    await expectUsers(50);
  });

  test('50 in parallel from two nodes all commit, and no increment is lost', async () => {
    const other = await data.open();
    const { id } = newUserRow({ id: 'usr_counter' });
    await data.db.transaction((tx) => tx.insert(users).values(newUserRow({ id, lastName: '0' })));
    const increment = (node: Database) =>
      node.transaction(async (tx) => {
        const [row] = await tx.select().from(users).where(eq(users.id, id));
        await tx
          .update(users)
          .set({ lastName: String(Number(row?.lastName) + 1) })
          .where(eq(users.id, id));
      });
    await Promise.all(
      Array.from({ length: 50 }, (_, n) => increment(n % 2 === 0 ? data.db : other)),
    );
    const row = await data.db.transaction((tx) => tx.select().from(users).where(eq(users.id, id)));
    expect(row[0]?.lastName).toBe('50');
  });

  test('one that throws leaves nothing, and the next one works', async () => {
    const failed = data.db.transaction(async (tx) => {
      await tx.insert(users).values(newUserRow());
      await tx.insert(users).values(newUserRow());
      throw new Error('changed my mind');
    });
    await expect(failed).rejects.toThrow('changed my mind');
    expect(await data.db.read.$count(users)).toBe(0);
    await data.db.transaction((tx) => tx.insert(users).values(newUserRow()));
    await expectUsers(1);
  });

  test('one whose last statement fails leaves nothing of the earlier ones', async () => {
    const row = newUserRow();
    const failed = data.db.transaction(async (tx) => {
      await tx.insert(users).values(row);
      await tx.insert(users).values(row);
    });
    await expect(failed).rejects.toThrow();
    expect(await data.db.read.$count(users)).toBe(0);
  });

  test('reads its own writes, which no one else sees before they are committed', async () => {
    await data.db.transaction(async (tx) => {
      await tx.insert(users).values(newUserRow());
      expect(await tx.$count(users)).toBe(1);
      // On a server one statement at a time: another connection would wait for this one.
      if (mode === 'file') expect(await data.db.read.$count(users)).toBe(0);
    });
    await expectUsers(1);
  });

  test('foreign keys hold and cascade', async () => {
    const { id, ...rest } = newUserRow();
    const session = newSessionRow('ses_1', id);
    await expect(
      data.db.transaction((tx) => tx.insert(sessions).values(session)),
    ).rejects.toThrow();
    await data.db.transaction(async (tx) => {
      await tx.insert(users).values({ id, ...rest });
      await tx.insert(sessions).values(session);
    });
    await data.db.transaction((tx) => tx.delete(users).where(eq(users.id, id)));
    expect(await data.db.read.$count(sessions)).toBe(0);
  });

  test('a role, a status or a kind that does not exist is refused', async () => {
    await data.db.transaction((tx) => tx.insert(users).values(newUserRow({ id: 'usr_1' })));
    for (const change of [{ role: sql`'root'` }, { access: sql`'deleted'` }]) {
      await expect(
        data.db.transaction((tx) => tx.update(users).set(change).where(eq(users.id, 'usr_1'))),
      ).rejects.toThrow();
    }
    const [row] = await data.db.read.select().from(users);
    expect(row).toMatchObject({ role: 'user', status: 'active' });
  });

  test('ping answers', async () => {
    await expect(data.db.ping()).resolves.toBeUndefined();
  });
});
