import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Database, openDatabase } from './database.ts';
import { isUnavailable } from './errors.ts';
import { users } from './tables/users.ts';
import { createModeDatabase, type ModeDatabase, newUserRow } from './testing-modes.ts';

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** Moves the clock that measures freshness on, without waiting. */
function advanceClock(ms: number): void {
  const now = performance.now.bind(performance);
  vi.spyOn(performance, 'now').mockImplementation(() => now() + ms);
}

describe('a replica of a real server', () => {
  let data: ModeDatabase;
  let db: Database;
  beforeEach(async () => {
    data = await createModeDatabase('replica');
    db = await data.open();
  });
  afterEach(() => data.remove());

  test('shows each write to the reads of its own node at once', async () => {
    for (let round = 0; round < 20; round++) {
      const user = newUserRow();
      await db.transaction((tx) => tx.insert(users).values(user));
      const found = await db.read.select().from(users).where(eq(users.id, user.id));
      expect(found).toHaveLength(1);
    }
  });

  test('shows what another node wrote after its next step', async () => {
    const other = await data.open();
    await other.transaction((tx) => tx.insert(users).values(newUserRow()));
    await vi.waitFor(async () => expect(await db.read.$count(users)).toBe(1), { timeout: 5_000 });
  });

  test('answers about credentials while it is in step, and the primary does when it is not', async () => {
    await db.transaction((tx) => tx.insert(users).values(newUserRow()));
    expect(db.readFresh()).toBe(db.read);
    await data.server?.stop();
    advanceClock(2_000);
    expect(db.readFresh()).not.toBe(db.read);
    const fresh = Promise.resolve(db.readFresh().select().from(users));
    expect(isUnavailable(await fresh.catch((error: unknown) => error))).toBe(true);
    // What need not be fresh is still answered.
    expect(await db.read.$count(users)).toBe(1);
  });

  test('is in step again when its primary has come back', async () => {
    await data.server?.stop();
    advanceClock(2_000);
    expect(db.readFresh()).not.toBe(db.read);
    await data.server?.start();
    await vi.waitFor(() => expect(db.readFresh()).toBe(db.read), { timeout: 10_000 });
    await db.transaction((tx) => tx.insert(users).values(newUserRow()));
    expect(await db.read.$count(users)).toBe(1);
  });
});

test('without a replica the one reader is always fresh', async () => {
  const db = await openDatabase({ url: 'file::memory:' });
  expect(db.readFresh()).toBe(db.read);
  db.close();
});
