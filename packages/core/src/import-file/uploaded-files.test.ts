import { Database } from 'bun:sqlite';
import {
  closeSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openUploadedFile } from './open-uploaded-file.ts';

let folder: string;
let path: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rolecall-upload-'));
  path = join(folder, 'file');
});
afterAll(() => rmSync(folder, { recursive: true }));

async function read(options: Parameters<typeof openUploadedFile>[1] = {}) {
  const { records } = await openUploadedFile(path, options);
  return Array.fromAsync(records());
}
const refusal = (reason: string, setting = 'file') => ({
  code: 'VALIDATION_FAILED',
  fields: { [setting]: [expect.stringContaining(reason)] },
});

const made = (sql: string) => {
  rmSync(path, { force: true });
  const database = new Database(path);
  database.exec(sql);
  database.close();
};

describe('an SQLite file that anyone may have made', () => {
  const endless = `create view v as with recursive n(i) as (select 1 union all select i + 1 from n)
    select 1 as rowid, 'a@x.example' as email, max(i) as name from n;`;
  const virtual = `${endless} create virtual table users using fts5(email, name, content='v');`;

  test.each([
    ['a view', `${endless} create view users as select * from v;`],
    ['a virtual table', virtual],
  ])('%s is no table of users', async (_name, sql) => {
    made(sql);
    await expectNoTable();
  });

  test('a virtual table is none however it is spelled', async () => {
    made(virtual);
    const file = readFileSync(path, 'latin1');
    writeFileSync(path, file.replace('CREATE VIRTUAL', 'CREATE\tVIRTUAL'), 'latin1');
    await expectNoTable();
  });

  async function expectNoTable() {
    await expect(read()).rejects.toMatchObject(refusal('Choose the table', 'table'));
    await expect(read({ table: 'users' })).rejects.toMatchObject(refusal('has no table', 'table'));
  }

  test('has the passwords of a table of their own, which no index leads to', async () => {
    made(`create table user (id, email);
      create table account (userId, providerId, password);
      with recursive n(i) as (select 1 union all select i + 1 from n where i < 20000)
      insert into user select i, 'p' || i || '@x.example' from n;
      insert into account select id, 'credential', 'hash ' || id from user where id > 1;
      insert into account select id, 'github', 'none' from user;`);
    const records = await read();
    expect(records).toHaveLength(20_000);
    expect(records[0]).toEqual({ value: { id: 1, email: 'p1@x.example', password: null } });
    expect(records.at(-1)).toEqual({
      value: { id: 20_000, email: 'p20000@x.example', password: 'hash 20000' },
    });
  });

  test('with a write-ahead log leaves nothing beside it', async () => {
    made(`pragma journal_mode = wal; create table users (a); insert into users values (1)`);
    expect(await read()).toEqual([{ value: { a: 1 } }]);
    expect(readdirSync(folder)).toEqual(['file']);
  });

  test('keeps bytes and large numbers', async () => {
    made(`create table users (a, b); insert into users values (x'0001ff', 1.5)`);
    expect(await read()).toEqual([{ value: { a: new Uint8Array([0, 1, 255]), b: 1.5 } }]);
  });

  test('a row that is too long is not held, and the next one is read', async () => {
    made(`create table users (a, b); insert into users values
      (zeroblob(900000), zeroblob(900000)), (1, 2)`);
    const problem = 'This row is longer than 1 MiB.';
    expect(await read()).toEqual([{ problem }, { value: { a: 1, b: 2 } }]);
  });
});

describe('a file that takes much memory', () => {
  const tooLarge = { code: 'PAYLOAD_TOO_LARGE', message: expect.stringContaining('memory') };

  test('one whose schema unfolds to more than a program may take is refused', async () => {
    made(`create table users (email); insert into users values ('a@x.example');
      create view v as values ${'(1),'.repeat(1_000_000)}(1)`);
    expect(statSync(path).size).toBeLessThan(5 * 1024 * 1024);
    await expect(read({ turnMs: 300_000 })).rejects.toMatchObject(tooLarge);
  });

  test('one that asks SQLite to keep all of it is read with a small cache', async () => {
    made(`create table users (email, bio); pragma default_cache_size = 1000000;
      with recursive n(i) as (select 1 union all select i + 1 from n where i < 60)
      insert into users select 'p' || i || '@x.example', hex(zeroblob(500000)) from n;`);
    expect(statSync(path).size).toBeGreaterThan(50 * 1024 * 1024);
    expect(await read({ turnMs: 300_000 })).toHaveLength(60);
  });

  // Each of these held the server's own process for minutes when it was read with backtracking.
  test.each([
    ['within a document', `{${' '.repeat(400_000)}"users":[{"email":"a@b.c"}]}`],
    ['at the end of a line', `{"email":"a@b.c"}${' '.repeat(400_000)}`],
  ])('spaces %s are read at once', async (_, text) => {
    writeFileSync(path, text);
    expect(await read()).toHaveLength(1);
  });

  test('a line of 200 MB is not held', async () => {
    const file = openSync(path, 'w');
    writeSync(file, '{"email":"a@x.example"}\n{"email":"');
    const piece = 'x'.repeat(10_000_000);
    for (let n = 0; n < 20; n++) writeSync(file, piece);
    writeSync(file, '"}\n{"email":"b@x.example"}\n');
    closeSync(file);
    expect(await read({ turnMs: 300_000, memoryBytes: 150 * 1024 * 1024 })).toEqual([
      { value: { email: 'a@x.example' } },
      { problem: 'This row is longer than 1 MiB.' },
      { value: { email: 'b@x.example' } },
    ]);
  });
});

describe('a text file that anyone may have made', () => {
  test('has no column whose name is longer than any', async () => {
    const long = `e${'-'.repeat(200)}mail`;
    const problem = expect.stringContaining('name is longer than 200 characters');
    writeFileSync(path, `{"${long}":"a@x.example"}\n{"email":"b@x.example"}\n`);
    expect(await read()).toEqual([{ problem }, { value: { email: 'b@x.example' } }]);
    writeFileSync(path, `email,${long}\nb@x.example,1\n`);
    expect(await read()).toEqual([{ problem }]);
  });

  test('has as many columns as people have', async () => {
    const names = Array.from({ length: 1_001 }, (_none, n) => `c${n}`);
    writeFileSync(path, `${names.join()}\n${','.repeat(1_000)}\n`);
    await expect(read()).rejects.toMatchObject(refusal('1001 columns'));
    const cells = Object.fromEntries(names.map((name) => [name, 1]));
    writeFileSync(path, JSON.stringify([cells, { a: 1 }]));
    const problem = expect.stringContaining('1001 columns');
    expect(await read()).toEqual([{ problem }, { value: { a: 1 } }]);
  });

  test('one that takes too long is refused, and one is left when the server ends', async () => {
    writeFileSync(path, 'email\na@x.example\n');
    await expect(read({ turnMs: 0 })).rejects.toMatchObject(refusal('too long'));
    const signal = AbortSignal.abort('ending');
    await expect(read({ signal })).rejects.toBe('ending');
    expect(await read()).toEqual([{ value: { email: 'a@x.example' } }]);
  });
});
