import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { DatabaseUnavailableError } from './errors.ts';
import { openReadLane, type ReadLane } from './read-lane.ts';
import { createTestFile, type TestFile } from './testing-file.ts';

/** Reads for minutes, unless it is interrupted. */
const ENDLESS =
  'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n';

/** Reads for some hundred milliseconds. */
const LONG = `${ENDLESS.replace('FROM n)', 'FROM n WHERE i < 300000)')}`;

let file: TestFile;
let lane: ReadLane;
beforeEach(async () => {
  file = await createTestFile(
    'CREATE TABLE things (id INTEGER PRIMARY KEY, name TEXT, size REAL, details TEXT)',
  );
  lane = open(5_000);
});
afterEach(async () => {
  await lane.close();
  await file.remove();
});

const open = (deadlineMs: number) => openReadLane({ path: file.path, connections: 4, deadlineMs });
const read = (sql: string, params: unknown[] = [], caller?: string) =>
  lane.runFor(caller)(sql, params, 'all');

describe('rows come back as they are stored', () => {
  const ROWS = [
    [1, 'Ada', 0.1, null],
    [2, 'quotes " \' \\ and \n lines', 1e300, '{"a":[1,2]}'],
    [3, 'Zoë 名前 🎈 \u2028', -0.5, ''],
    [9_007_199_254_740_991, '', 12.25, '[]'],
  ];
  beforeEach(() => {
    const insert = file.connection.prepare('INSERT INTO things VALUES (?, ?, ?, ?)');
    for (const row of ROWS) insert.run(row);
  });

  test('whatever is in them, in the order asked for', async () => {
    expect(await read('SELECT * FROM things ORDER BY id')).toEqual({ rows: ROWS });
    expect(await read('SELECT * FROM things ORDER BY id DESC')).toEqual({
      rows: [...ROWS].reverse(),
    });
    expect(await read('SELECT * FROM things ORDER BY name LIMIT 2 OFFSET 1')).toEqual({
      rows: ROWS.toSorted((a, b) => (String(a[1]) < String(b[1]) ? -1 : 1)).slice(1, 3),
    });
  });

  test('with two columns of one name, and values that are JSON themselves', async () => {
    expect(await read("SELECT id, id, json_object('a', id) FROM things WHERE id = ?", [2])).toEqual(
      {
        rows: [[2, 2, '{"a":2}']],
      },
    );
  });

  test('one, or none', async () => {
    const get = (id: number) =>
      lane.runFor(undefined)('SELECT id FROM things WHERE id = ?', [id], 'get');
    expect(await get(2)).toEqual({ rows: [2] });
    expect(await get(77)).toEqual({ rows: undefined });
    expect(await read('SELECT id FROM things WHERE id = ?', [77])).toEqual({ rows: [] });
  });

  test('nothing can be written', async () => {
    await expect(read('DELETE FROM things RETURNING id')).rejects.toThrow();
    expect((await read('SELECT count(*) FROM things')).rows).toEqual([[4]]);
  });
});

test('a long read leaves the event loop to others', async () => {
  let isOver = false;
  const failed = read(ENDLESS).catch((error: unknown) => {
    isOver = true;
    return error;
  });
  for (let beats = 0; beats < 20; beats++) await Bun.sleep(1);
  expect(isOver).toBe(false);
  await lane.close();
  expect(await failed).toBeInstanceOf(DatabaseUnavailableError);
});

test('one that is not done at its deadline is interrupted, and its connection is good for the next', async () => {
  await lane.close();
  lane = open(50);
  for (let round = 0; round < 8; round++) {
    await expect(read(ENDLESS)).rejects.toThrow('longer than 50 ms');
  }
  // A machine that is busy can take longer than that for anything.
  await vi.waitFor(async () => expect((await read('SELECT 1')).rows).toEqual([[1]]), 10_000);
});

test('one caller holds half of the connections, and others get through', async () => {
  await lane.close();
  lane = open(30_000);
  let ended = 0;
  const greedy = Array.from({ length: 20 }, () => read(LONG, [], 'usr_greedy').then(() => ended++));
  const outcome = Promise.allSettled(greedy);
  expect((await read('SELECT 1', [], 'usr_other')).rows).toEqual([[1]]);
  expect((await read('SELECT 2')).rows).toEqual([[2]]);
  expect(ended).toBeLessThan(20);
  // What waits is refused and what runs is ended: nothing is left when it resolves.
  await lane.close();
  const statuses = (await outcome).map(({ status }) => status);
  expect(statuses.filter((status) => status === 'rejected').length).toBeGreaterThan(0);
  await expect(read('SELECT 3')).rejects.toThrow('is closed');
});

test('who asks for more than may wait is refused at once', async () => {
  await lane.close();
  lane = open(300);
  const asked = Array.from({ length: 130 }, () => read(ENDLESS, [], 'usr_greedy'));
  const outcomes = await Promise.allSettled(asked);
  const reasons = outcomes.map((outcome) =>
    outcome.status === 'rejected' ? String(outcome.reason) : '',
  );
  expect(reasons.filter((reason) => reason.includes('waiting'))).toHaveLength(28);
});

test('a file that another took the place of is read anew once it is told', async () => {
  file.connection.prepare('INSERT INTO things (name) VALUES (?)').run(['old']);
  expect((await read('SELECT name FROM things')).rows).toEqual([['old']]);
  lane.reopen();
  expect((await read('SELECT name FROM things')).rows).toEqual([['old']]);
});

test('a file that is not there is unavailable, and is not made', async () => {
  await lane.close();
  lane = openReadLane({ path: `${file.path}-none`, connections: 1, deadlineMs: 1_000 });
  await expect(read('SELECT 1')).rejects.toBeInstanceOf(DatabaseUnavailableError);
  expect(await Bun.file(`${file.path}-none`).exists()).toBe(false);
});
