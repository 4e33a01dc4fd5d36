import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DatabaseUnavailableError, isUnavailable } from './errors.ts';
import type { RunStatement } from './statement.ts';
import { createTestFile, type TestFile } from './testing-file.ts';
import { openWriteLane, type WriteLane } from './write-lane.ts';

let file: TestFile;
let lane: WriteLane;
beforeEach(async () => {
  file = await createTestFile('CREATE TABLE things (name TEXT UNIQUE)');
  lane = openWriteLane(file.path, 8_000);
});
afterEach(async () => {
  await lane.close();
  await file.remove();
});

const insert = (run: RunStatement, name: string) =>
  run('INSERT INTO things VALUES (?)', [name], 'run');
const add = (name: string) => lane.transaction((run) => insert(run, name));
const addLong = (name: string) => lane.transaction((run) => insert(run, name), { isLong: true });
/** What another connection sees: what has been committed. */
const names = () =>
  file.connection.prepare('SELECT name FROM things ORDER BY rowid').all([]).flat();

describe('transactions that wait are committed together', () => {
  test('and each is told when its own writes can be seen by others', async () => {
    const seen = await Promise.all(
      Array.from({ length: 200 }, async (_, n) => {
        await add(`thing ${n}`);
        return names().includes(`thing ${n}`);
      }),
    );
    expect(seen.every(Boolean)).toBe(true);
    expect(names()).toHaveLength(200);
  });

  test('in the order in which they came', async () => {
    await Promise.all(['a', 'b', 'c', 'd'].map(add));
    expect(names()).toEqual(['a', 'b', 'c', 'd']);
  });

  test.each([
    ['no', () => false],
    ['some', (n: number) => n % 2 === 0],
    ['all', () => true],
  ])('and one that throws takes back its own writes alone (%s are long)', async (_, isLong) => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 60 }, (_none, n) =>
        lane.transaction(
          async (run) => {
            await insert(run, `thing ${n}`);
            if (n % 3 === 0) throw new Error(`no ${n}`);
            return n;
          },
          { isLong: isLong(n) },
        ),
      ),
    );
    for (const [n, outcome] of outcomes.entries()) {
      if (n % 3 === 0) expect(outcome).toMatchObject({ reason: new Error(`no ${n}`) });
      else expect(outcome).toMatchObject({ value: n });
    }
    const kept = Array.from({ length: 60 }, (_none, n) => n).filter((n) => n % 3 !== 0);
    expect(names()).toEqual(kept.map((n) => `thing ${n}`));
  });

  test.each([
    ['short', add],
    ['long', addLong],
  ])('and a %s one that breaks a rule of the table spoils no other', async (_, insertOne) => {
    const outcomes = await Promise.allSettled(['a', 'b', 'a', 'c', 'b'].map(insertOne));
    expect(outcomes.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
      'rejected',
    ]);
    expect(names()).toEqual(['a', 'b', 'c']);
  });

  test('and each sees what those before it wrote', async () => {
    const counts = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        lane.transaction(
          async (run) => {
            await insert(run, `thing ${n}`);
            const { rows } = await run('SELECT count(*) FROM things', [], 'get');
            return rows[0];
          },
          { isLong: n % 7 === 0 },
        ),
      ),
    );
    expect(counts).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
  });

  test('and a work of many turns is not mixed with the next', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const slow = lane.transaction(async (run) => {
      await insert(run, 'slow 1');
      await promise;
      await insert(run, 'slow 2');
    });
    const next = add('next');
    await Bun.sleep(5);
    expect(names()).toEqual([]);
    resolve();
    await Promise.all([slow, next]);
    expect(names()).toEqual(['slow 1', 'slow 2', 'next']);
  });
});

test('a statement after the end of its transaction is refused', async () => {
  let leaked: RunStatement | undefined;
  await lane.transaction(async (run) => {
    leaked = run;
    await insert(run, 'a');
  });
  const late = lane.transaction(async () => {
    await expect(leaked ? insert(leaked, 'b') : undefined).rejects.toThrow('has ended');
  });
  await late;
  expect(names()).toEqual(['a']);
});

test.each([false, true])('gives back rows (off the loop: %s)', async (isLong) => {
  const result = await lane.transaction(
    async (run) => ({
      returned: await run('INSERT INTO things VALUES (?), (?) RETURNING name', ['a', 'b'], 'all'),
      one: await run('SELECT name FROM things WHERE name = ?', ['b'], 'get'),
      none: await run('SELECT name FROM things WHERE name = ?', ['x'], 'get'),
      quiet: await run('UPDATE things SET name = name', [], 'run'),
    }),
    { isLong },
  );
  expect(result).toEqual({
    returned: { rows: [['a'], ['b']] },
    one: { rows: ['b'] },
    none: { rows: undefined },
    quiet: { rows: [] },
  });
});

test('a full disk refuses all who were in the group, keeps what was there, and passes', async () => {
  await add('kept');
  const pages = 'PRAGMA max_page_count =';
  const filling = lane.transaction(async (run) => {
    await run(`${pages} 3`, [], 'all');
    for (let n = 0; n < 100; n++) await insert(run, `${n} ${'x'.repeat(2_000)}`);
  });
  const others = ['b', 'c'].map(add);
  await expect(filling).rejects.toThrow();
  await Promise.allSettled(others);
  expect(names()[0]).toBe('kept');
  expect(names().some((name) => String(name).startsWith('0 '))).toBe(false);
  await lane.transaction((run) => run(`${pages} 100000`, [], 'all')).catch(() => undefined);
  await add('again');
  expect(names()).toContain('again');
});

test('a read-only database is unavailable, and nothing is written', async () => {
  const refused = lane.transaction(async (run) => {
    await run('PRAGMA query_only = ON', [], 'run');
    try {
      await insert(run, 'a');
    } finally {
      await run('PRAGMA query_only = OFF', [], 'run');
    }
  });
  expect(isUnavailable(await refused.catch((error: unknown) => error))).toBe(true);
  await add('b');
  expect(names()).toEqual(['b']);
});

test('a transaction that is begun when it closes is finished first', async () => {
  const writes = Promise.all(Array.from({ length: 30 }, (_, n) => add(`thing ${n}`)));
  await lane.close();
  await writes;
  expect(names()).toHaveLength(30);
});

test('a file that is none is unavailable, not a fault', async () => {
  await Bun.write(`${file.path}-other`, 'this is no database '.repeat(500));
  const broken = openWriteLane(`${file.path}-other`, 1_000);
  const write = broken.transaction((run) => insert(run, 'a'));
  await expect(write).rejects.toBeInstanceOf(DatabaseUnavailableError);
  await broken.close();
});

test('after it is closed it refuses, and what came before is done', async () => {
  const before = add('before');
  const closing = lane.close();
  await expect(add('after')).rejects.toThrow('is closed');
  await Promise.all([before, closing]);
  await expect(add('later')).rejects.toThrow('is closed');
  expect(names()).toEqual(['before']);
});

test('of a long transaction that fails, a statement under way leaves nothing', async () => {
  for (let round = 0; round < 20; round++) {
    const failed = lane.transaction(
      async (run) => {
        insert(run, `stray ${round}`).catch(() => undefined);
        throw new Error('no');
      },
      { isLong: true },
    );
    await expect(failed).rejects.toThrow('no');
  }
  await add('last');
  expect(names()).toEqual(['last']);
});

test('work that catches what ended the transaction writes nothing outside of it', async () => {
  const failed = lane.transaction(async (run) => {
    await insert(run, 'a');
    await run('ROLLBACK', [], 'run');
    await insert(run, 'b').catch(() => undefined);
  });
  await expect(failed).rejects.toBeInstanceOf(DatabaseUnavailableError);
  expect(names()).toEqual([]);
  await add('c');
  expect(names()).toEqual(['c']);
});

describe('callers take turns', () => {
  const { promise: held, resolve: release } = Promise.withResolvers<void>();
  const of = (caller: string | undefined, name: string) =>
    lane.transaction((run) => insert(run, name), { caller, isLong: true });

  test('and one with many writes waits for those with few, and may have so many waiting', async () => {
    const first = lane.transaction(() => held);
    const many = Array.from({ length: 120 }, (_, n) => of('usr_many', `many ${n}`));
    const outcomes = Promise.allSettled(many);
    const few = [of('usr_few', 'few'), of(undefined, 'sign-in')];
    release();
    await Promise.all([first, ...few]);
    const refused = (await outcomes).filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(20);
    const order = names();
    expect(order.indexOf('few')).toBeLessThan(4);
    expect(order.indexOf('sign-in')).toBeLessThan(4);
    expect(order).toHaveLength(102);
  });

  test('and two with many writes do not take turns among themselves alone', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const first = lane.transaction(() => promise);
    const many = Array.from({ length: 30 }, (_, n) => of(`usr_${n % 3}`, `many ${n}`));
    const few = of('usr_few', 'few');
    resolve();
    await Promise.all([first, ...many, few]);
    expect(names().indexOf('few')).toBe(3);
    expect(names().filter((name) => name !== 'few')).toEqual(many.map((_, n) => `many ${n}`));
  });
});
