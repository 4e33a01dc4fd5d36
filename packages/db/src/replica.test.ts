import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Database, openDatabase } from './database.ts';
import { isUnavailable } from './errors.ts';
import { startReplica } from './replica.ts';
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

describe('keeping in step', () => {
  /** A stand-in for the client whose steps end when the test says so. */
  function steps() {
    const under: { resolve: () => void; reject: (error: Error) => void }[] = [];
    const sync = vi.fn(
      () =>
        new Promise<undefined>((resolve, reject) => {
          under.push({ resolve: () => resolve(undefined), reject });
        }),
    );
    return { client: { sync }, under };
  }

  test('is stale before its first step and two seconds after its last', async () => {
    vi.useFakeTimers();
    const replica = startReplica({ sync: async () => undefined }, 3_600);
    expect(replica.isFresh()).toBe(false);
    await replica.sync();
    expect(replica.isFresh()).toBe(true);
    vi.advanceTimersByTime(1_999);
    expect(replica.isFresh()).toBe(true);
    vi.advanceTimersByTime(1);
    expect(replica.isFresh()).toBe(false);
    replica.stop();
  });

  test('steps by itself as often as it is told', async () => {
    vi.useFakeTimers();
    const sync = vi.fn(async () => undefined);
    const replica = startReplica({ sync }, 1);
    await vi.advanceTimersByTimeAsync(10_500);
    expect(sync).toHaveBeenCalledTimes(10);
    expect(replica.isFresh()).toBe(true);
    replica.stop();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(sync).toHaveBeenCalledTimes(10);
    expect(replica.isFresh()).toBe(false);
  });

  test('a step that fails is no error and does not count', async () => {
    const { client, under } = steps();
    const replica = startReplica(client, 3_600);
    const step = replica.sync();
    await vi.waitFor(() => expect(under).toHaveLength(1));
    under[0]?.reject(new Error('away'));
    await expect(step).resolves.toBeUndefined();
    expect(replica.isFresh()).toBe(false);
    replica.stop();
  });

  test('a long step counts from when it began: that is what it has seen', async () => {
    vi.useFakeTimers();
    const { client, under } = steps();
    const replica = startReplica(client, 3_600);
    const step = replica.sync();
    await vi.advanceTimersByTimeAsync(5_000);
    under[0]?.resolve();
    await step;
    expect(replica.isFresh()).toBe(false);
    replica.stop();
  });

  test('who asks during a step waits for a new one, which they all share', async () => {
    const { client, under } = steps();
    const replica = startReplica(client, 3_600);
    const first = replica.sync();
    await vi.waitFor(() => expect(under).toHaveLength(1));
    let isDone = false;
    const later = Promise.all([replica.sync(), replica.sync(), replica.sync()]).then(() => {
      isDone = true;
    });
    under[0]?.resolve();
    await first;
    await vi.waitFor(() => expect(under).toHaveLength(2));
    expect(isDone).toBe(false);
    under[1]?.resolve();
    await later;
    expect(client.sync).toHaveBeenCalledTimes(2);
    replica.stop();
  });
});
