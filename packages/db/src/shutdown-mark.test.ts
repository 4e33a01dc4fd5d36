import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  rmSync,
  truncateSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from './database.ts';
import { MARK } from './shutdown-mark.ts';

let folder: string;
let path: string;
const said: string[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rolecall-shutdown-'));
  path = join(folder, 'rolecall.db');
  said.length = 0;
});
afterEach(() => rmSync(folder, { recursive: true }));

const open = (file = path) =>
  openDatabase({ url: `file:${file}`, onOddShutdown: (text) => said.push(text) });
const openAndClose = async () => (await open()).close();

test('a database that was closed is opened without a word, by one program or two', async () => {
  await openAndClose();
  const [one, two] = [await open(), await open()];
  await two.close();
  await one.close();
  await openAndClose();
  expect(said).toEqual([]);
});

test('one that was killed is opened without a word while its log is there', async () => {
  const killed = await open();
  const copy = join(folder, 'copy.db');
  for (const part of ['', '-wal', MARK]) copyFileSync(path + part, copy + part);
  await (await open(copy)).close();
  expect(said).toEqual([]);
  await killed.close();
});

test('one without its log is told', async () => {
  const killed = await open();
  const copy = join(folder, 'copy.db');
  for (const part of ['', MARK]) copyFileSync(path + part, copy + part);
  await (await open(copy)).close();
  expect(said).toEqual([expect.stringContaining(`${copy}-wal is missing`)]);
  await killed.close();
});

test.each([
  ['cut short', () => truncateSync(path, 0)],
  ['longer', () => appendFileSync(path, Buffer.alloc(4096))],
  ['put back from a copy', () => copyFileSync(join(folder, 'copy.db'), path)],
])('one that was %s since is told once', async (_, change) => {
  await openAndClose();
  copyFileSync(path, join(folder, 'copy.db'));
  // Statements that no one needs keep a closed connection's lock until they are collected.
  Bun.gc(true);
  change();
  await openAndClose();
  expect(said).toEqual([expect.stringContaining('has changed since the last shutdown')]);
  await openAndClose();
  expect(said).toHaveLength(1);
});

test('a mark that is broken says nothing', async () => {
  await openAndClose();
  expect(existsSync(path + MARK)).toBe(true);
  appendFileSync(path + MARK, '{');
  await openAndClose();
  expect(said).toEqual([]);
});
