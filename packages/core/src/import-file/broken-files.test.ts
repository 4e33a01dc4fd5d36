import { Database } from 'bun:sqlite';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSourceFile } from './open-source-file.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rolecall-import-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function read(content: string | Uint8Array, table?: string) {
  const path = join(folder, 'file');
  writeFileSync(path, content);
  const { format, records } = await openSourceFile(path, { table });
  return { format, records: await Array.fromAsync(records()) };
}
const refusal = (reason: string, setting = 'file') => ({
  code: 'VALIDATION_FAILED',
  fields: { [setting]: [expect.stringContaining(reason)] },
});
const row = (value: object) => ({ value });
const problem = (text: string) => ({ problem: expect.stringContaining(text) });

describe('CSV', () => {
  test.each([',', ';', '\t', '|'])('cells parted by %j, in quotes or not', async (mark) => {
    const lines = ['\uFEFFemail|name', 'a@x.example|"A ""B"" |\n C"', '', 'b@x.example|NULL'];
    const text = lines.join('\r\n').replaceAll('|', mark);
    expect(await read(text)).toEqual({
      format: 'csv',
      records: [
        row({ email: 'a@x.example', name: `A "B" ${mark}\n C` }),
        row({ email: 'b@x.example', name: null }),
      ],
    });
  });

  test('a line that tells spreadsheets the delimiter is no line of headings', async () => {
    const { records } = await read('sep=|\r\nemail|name\r\na@x.example|A;B\r\n');
    expect(records).toEqual([row({ email: 'a@x.example', name: 'A;B' })]);
  });

  test('a broken row costs itself alone', async () => {
    const { records } = await read(
      'email,name\na@x.example,A\nb@x.example,"B\nc@x.example,C\nd@x.example\n"e"x,E\nf@x.example,F,,\n',
    );
    expect(records).toEqual([
      row({ email: 'a@x.example', name: 'A' }),
      problem('never closed'),
      row({ email: 'c@x.example', name: 'C' }),
      problem('1 cells; there are 2'),
      problem('closing quote'),
      row({ email: 'f@x.example', name: 'F' }),
    ]);
  });

  test('one that is not closed for a mebibyte does not take the rest with it', async () => {
    const rest = Array.from({ length: 50_000 }, (_none, n) => `p${n}@x.example,Somebody ${n}\n`);
    const { records } = await read(`email,name\na@x.example,"A\n${rest.join('')}`);
    expect(records).toHaveLength(50_001);
    expect(records[0]).toEqual(problem('never closed'));
    expect(records.at(-1)).toEqual(row({ email: 'p49999@x.example', name: 'Somebody 49999' }));
  });
});

describe('JSON', () => {
  test.each([
    ['[{"a":1},{"a":"]}\\"["}]', [row({ a: 1 }), row({ a: ']}"[' })]],
    [
      '{"realm":"x","roles":[{"a":0}],"users":[{"a":[{}]}],"clients":[{"a":2}]}',
      [row({ a: [{}] })],
    ],
    ['{\n "users": [\n  {"a":1}\n ]\n}\n', [row({ a: 1 })]],
    ['[]', []],
    [
      '[{"a":1},{"a":tru},5,{"a":2}]',
      [row({ a: 1 }), problem('JSON'), problem('object'), row({ a: 2 })],
    ],
    ['[{"a":1},{"a":', [row({ a: 1 }), problem('ends in the middle')]],
    ['{"users":[{"a":1},{"b', [row({ a: 1 }), problem('ends in the middle')]],
    ['{\n"a": 1\n}', [problem('no list of users')]],
    [
      '{"a":1}\n{"a":2}\n\n{"a":\n[3]\n',
      [row({ a: 1 }), row({ a: 2 }), problem('JSON'), problem('object')],
    ],
    ['{"a":[{"b":1}]}\n{"a":2}', [row({ a: [{ b: 1 }] }), row({ a: 2 })]],
    [
      '[{"id":9007199254740993},{"id":-12345678901234567890,"n":1.5},{"id":1e999,"n":1e3}]',
      [
        row({ id: '9007199254740993' }),
        row({ id: '-12345678901234567890', n: 1.5 }),
        row({ id: '1e999', n: 1000 }),
      ],
    ],
    ['{"a":"1234567890123456 e9"}', [row({ a: '1234567890123456 e9' })]],
  ])('%j', async (text, expected) => {
    expect((await read(text)).records).toEqual(expected);
  });

  test('an entry or a line of more than a mebibyte is not held', async () => {
    const long = JSON.stringify({ a: 'x'.repeat(2 * 1024 * 1024) });
    const expected = [problem('longer than'), row({ a: 1 })];
    expect((await read(`[${long},{"a":1}]`)).records).toEqual(expected);
    expect((await read(`{"a":1}\n${long}\n{"a":1}`)).records).toEqual([row({ a: 1 }), ...expected]);
    expect(await read(`${long}\r\n\n{"a":1}`)).toEqual({ format: 'ndjson', records: expected });
  });
});

describe('a first line that is long', () => {
  const text = 'x'.repeat(100_000);
  const person = JSON.stringify({ a: text });

  test.each([
    ['of rows on lines', `${person}\n{"a":1}\n`, 'ndjson', [row({ a: text }), row({ a: 1 })]],
    ['of one row', person, 'ndjson', [row({ a: text })]],
    ['of a document', `{"x":${person},"users":[{"a":1}]}`, 'json', [row({ a: 1 })]],
    ['before rows of a list', `{"x":${person},"users":[\n{"a":1}\n]}`, 'json', [row({ a: 1 })]],
    [
      'of a document longer than a row',
      `{"x":${JSON.stringify(text.repeat(12))},"users":[\n{"a":1}\n]}`,
      'json',
      [row({ a: 1 })],
    ],
  ])('%s', async (_name, content, format, records) => {
    expect(await read(content)).toEqual({ format, records });
  });
});

test.each(['[]', '{"a":1}'])(
  'a row of %j in each other, very many, costs itself alone',
  async (at) => {
    const [open, close] = [at.slice(0, -1).replace('1', ''), at.slice(-1)];
    const deep = `{"a":${open.repeat(100_000)}1${close.repeat(100_000)}}`;
    const records = [problem('too deeply'), row({ a: '[{[{'.repeat(100) })];
    const next = JSON.stringify({ a: '[{[{'.repeat(100) });
    expect((await read(`${deep}\n${next}`)).records).toEqual(records);
    expect((await read(`[${deep},${next}]`)).records).toEqual(records);
  },
);

describe('SQLite', () => {
  const made = (sql: string) => {
    const path = join(folder, 'made.db');
    rmSync(path, { force: true });
    const database = new Database(path);
    database.exec(sql);
    database.close();
    return readFileSync(path);
  };

  test('a table by its name, and by its usual name', async () => {
    const file = made(`create table users (a); insert into users values (1);
      create table "odd ""name" (a); insert into "odd ""name" values (2);`);
    expect((await read(file)).records).toEqual([row({ a: 1 })]);
    expect((await read(file, 'odd "name')).records).toEqual([row({ a: 2 })]);
    await expect(read(file, 'people')).rejects.toMatchObject(refusal('no table people', 'table'));
    await expect(read(made('create table t (a)'))).rejects.toMatchObject(
      refusal('Choose the table', 'table'),
    );
  });

  test('a file that is broken halfway gives what can be read, and one that is cut off nothing', async () => {
    const file = made(`create table users (a);
      with recursive n(i) as (select 1 union all select i + 1 from n where i < 20000)
      insert into users select printf('%0100d', i) from n`);
    const half = file.length / 2;
    await expect(read(file.subarray(0, half))).rejects.toMatchObject(refusal('malformed'));
    const { records } = await read(Buffer.from(file).fill(0, half, half + 65_536));
    expect(records.at(-1)).toEqual(problem('ends in the middle'));
    expect(records.length).toBeGreaterThan(1);
  });

  test('one that is none is refused', async () => {
    await expect(read('SQLite format 3\0 and nothing else')).rejects.toMatchObject(
      refusal("can't be opened"),
    );
    await expect(read('a,b\n1,2', 'users')).rejects.toMatchObject(refusal('Only SQLite', 'table'));
  });
});

test.each([
  ['', 'empty'],
  [Buffer.from('\uFEFFemail', 'utf16le'), 'UTF-16'],
  [Buffer.from('PK\u0003\u0004'), 'workbook'],
  [Buffer.from([0x1f, 0x8b, 8]), 'compressed'],
  ['PGDMP\x01\x0e', 'PostgreSQL'],
  ['--\n-- PostgreSQL database dump\n--\nCOPY users (email) FROM stdin;\n', 'SQL dump'],
  ['/*!40101 SET NAMES utf8 */;\n', 'SQL dump'],
  ["INSERT INTO users VALUES ('a@x.example');\n", 'SQL dump'],
  ['<?xml version="1.0"?>\n<users/>\n', 'XML'],
])('case %#: what can be told at once is told in a sentence', async (content, reason) => {
  await expect(read(content)).rejects.toMatchObject(refusal(reason));
});

test('a file that is not there is told, too', async () => {
  await expect(openSourceFile(join(folder, 'none'))).rejects.toMatchObject(
    refusal("can't be read"),
  );
});
