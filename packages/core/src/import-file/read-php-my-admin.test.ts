import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSourceFile } from './open-source-file.ts';
import { openUploadedFile } from './open-uploaded-file.ts';

let path: string;
beforeAll(() => {
  path = join(mkdtempSync(join(tmpdir(), 'rolecall-phpmyadmin-')), 'export.json');
});
afterAll(() => rmSync(join(path, '..'), { recursive: true }));

/** As phpMyAdmin 5 writes it. */
function write(tables: Record<string, object[]>): void {
  const parts = Object.entries(tables).map(
    ([name, rows]) =>
      `{"type":"table","name":${JSON.stringify(name)},"database":"name","data":\n[\n${rows
        .map((row) => JSON.stringify(row))
        .join(',\n')}\n]\n}`,
  );
  const comment = 'Export to JSON plugin for PHPMyAdmin';
  const head = [
    { type: 'header', version: '5.2.1', comment },
    { type: 'database', name: 'name' },
  ].map((part) => JSON.stringify(part));
  writeFileSync(path, `[\n${[...head, ...parts].join(',\n')}\n]\n`);
}

async function read(options: { table?: string } = {}, open = openSourceFile) {
  const file = await open(path, options);
  const records = await Array.fromAsync(file.records());
  const rows = records.map((record) => ('value' in record ? record.value : record.problem));
  return { format: file.format, table: file.table?.(), rows };
}

const ADA = { ID: '1', user_email: 'ada@example.com', note: '"name":"data",[{' };
const BOB = { ID: '2', user_email: 'bob@example.com', note: null };

test('the only table is read, whatever it is called', async () => {
  write({ members: [ADA, BOB] });
  const expected = { format: 'json', table: 'members', rows: [ADA, BOB] };
  expect(await read()).toEqual(expected);
  expect(await read({}, openUploadedFile)).toEqual(expected);
});

test('of several tables the one of users is read, or the one that is named', async () => {
  const tables = { wp_posts: [{ data: [{ name: 'wp_users' }] }], 'a "b"': [BOB], name: [] };
  write({ ...tables, wp_users: [ADA] });
  expect(await read()).toMatchObject({ table: 'wp_users', rows: [ADA] });
  expect(await read({ table: 'a "b"' })).toMatchObject({ table: 'a "b"', rows: [BOB] });
  const refusal = (reason: string) => ({ code: 'VALIDATION_FAILED', fields: { table: [reason] } });
  await expect(read({ table: 'users' })).rejects.toMatchObject(
    refusal('This file has no table users. Tables: wp_posts, a "b", name, wp_users.'),
  );
  write(tables);
  await expect(read({}, openUploadedFile)).rejects.toMatchObject(
    refusal('Choose the table with the users: wp_posts, a "b", name.'),
  );
});
