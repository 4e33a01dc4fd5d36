import { afterEach, beforeEach, expect, test } from 'vitest';
import { openConnection, toSqlValue } from './native.ts';
import { createTestFile, type TestFile } from './testing-file.ts';

let file: TestFile;
beforeEach(async () => {
  file = await createTestFile('CREATE TABLE things (name TEXT UNIQUE, size INTEGER)');
  const insert = file.connection.prepare('INSERT INTO things VALUES (?, ?)');
  for (const [size, name] of ['a', 'b', 'c'].entries()) insert.run([name, size]);
});
afterEach(() => file.remove());

test('one statement gives the row that is asked for, one or all, in whatever order', () => {
  const statement = file.connection.prepare('SELECT name FROM things WHERE name = ?');
  const asked = ['a', 'b', 'c', 'nothing'];
  for (let round = 0; round < 200; round++) {
    const name = asked[(round * 7) % 4] ?? '';
    const expected = name === 'nothing' ? [] : [[name]];
    if (round % 3 === 0) expect(statement.all([name])).toEqual(expected);
    else expect(statement.get([name])).toEqual(expected[0]);
  }
});

test.each(['get', 'all'] as const)(
  'a write by %s that was refused does not refuse the next',
  (method) => {
    const insert = file.connection.prepare('INSERT INTO things VALUES (?, 1) RETURNING name');
    insert[method](['d']);
    expect(() => insert[method](['d'])).toThrow('UNIQUE');
    expect([insert[method](['e'])].flat(2)).toEqual(['e']);
    expect(() => insert[method](['e'])).toThrow('UNIQUE');
  },
);

test('a row that was got holds no old state: what others write is seen, and the log can be emptied', () => {
  const other = openConnection(file.path);
  const get = file.connection.prepare('SELECT size FROM things WHERE name = ?');
  for (let size = 10; size < 20; size++) {
    other.prepare("UPDATE things SET size = ? WHERE name = 'a'").run([size]);
    expect(get.get(['a'])).toEqual([size]);
    expect(other.prepare('PRAGMA wal_checkpoint(TRUNCATE)').all([])).toEqual([[0, 0, 0]]);
  }
  other.close();
});

test('what SQLite cannot store is refused before it reaches the binding', () => {
  expect(['x', 1.5, 2n, true, false, null, new Date(7)].map(toSqlValue)).toEqual([
    'x',
    1.5,
    2n,
    1,
    0,
    null,
    7,
  ]);
  for (const value of [undefined, Number.NaN, Number.POSITIVE_INFINITY, {}, [], Symbol('x')]) {
    expect(() => toSqlValue(value)).toThrow(TypeError);
  }
});
