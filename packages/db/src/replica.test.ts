import { eq, sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Database } from './database.ts';
import { isUnavailable } from './errors.ts';
import { prepare } from './prepared.ts';
import { users } from './tables/users.ts';
import { createModeDatabase, type ModeDatabase } from './testing-modes.ts';
import { newUserRow } from './testing-rows.ts';

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
    await vi.waitFor(async () => expect(await db.read.$count(users)).toBe(1), { timeout: 30_000 });
  });

  test('answers about credentials while it is in step, and the primary does when it is not', async () => {
    await db.transaction((tx) => tx.insert(users).values(newUserRow()));
    await data.server?.stop();
    expect(await db.readConsistent().$count(users)).toBe(1);
    advanceClock(2_000);
    expect(isUnavailable(await failureOf(db.readConsistent().$count(users)))).toBe(true);
    expect(isUnavailable(await failureOf(db.lookup.$count(users)))).toBe(true);
    // What need not be fresh is still answered.
    expect(await db.read.$count(users)).toBe(1);
  });

  test('is in step again when its primary has come back', async () => {
    await data.server?.stop();
    advanceClock(2_000);
    expect(isUnavailable(await failureOf(db.readConsistent().$count(users)))).toBe(true);
    await data.server?.start();
    await vi.waitFor(() => db.readConsistent().$count(users), { timeout: 30_000 });
    await db.transaction((tx) => tx.insert(users).values(newUserRow()));
    expect(await db.read.$count(users)).toBe(1);
  });

  test('asks the primary for a row that it does not know, or that is not current', async () => {
    const other = await data.open();
    const user = newUserRow();
    await other.transaction((tx) => tx.insert(users).values(user));
    expect(await db.lookup.first(userById, { id: user.id })).toMatchObject({ id: user.id });
    await vi.waitFor(async () => expect(await db.read.$count(users)).toBe(1), { timeout: 30_000 });
    await other.transaction((tx) => tx.update(users).set({ access: 'inactive' }));
    const isInactive = (row: { status: string }) => row.status === 'inactive';
    expect(await db.lookup.first(userById, { id: user.id }, isInactive)).toMatchObject({
      status: 'inactive',
    });
    await data.server?.stop();
    expect(isUnavailable(await failureOf(db.lookup.first(userById, { id: 'usr_nobody' })))).toBe(
      true,
    );
  });
});

const userById = prepare((orm) =>
  orm
    .select()
    .from(users)
    .where(eq(users.id, sql.placeholder('id'))),
);

/** What a piece of work fails with. */
const failureOf = (work: PromiseLike<unknown>) =>
  work.then(
    () => expect.fail('It should have failed.'),
    (error: unknown) => error,
  );
