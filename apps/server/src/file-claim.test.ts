import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '@rolecall/testkit/temporary-folder';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fileClaim, serverOn } from './file-claim.ts';

const [FIRST, SECOND, THIRD] = ['http://localhost:1', 'http://localhost:2', 'http://localhost:3'];

let place: ReturnType<typeof temporaryFolder>;
let path: string;
beforeEach(() => {
  place = temporaryFolder('claim');
  path = join(place.folder, 'rolecall.db');
});
afterEach(() => place.remove());

test('a second server learns of the first, and takes its place once that is gone', () => {
  const [first, second, third] = [fileClaim(path), fileClaim(path), fileClaim(path)];
  expect([first.take(FIRST), first.take(FIRST)]).toEqual([undefined, undefined]);
  expect([second.take(SECOND), serverOn(path)]).toEqual([FIRST, FIRST]);
  first.release();
  expect(serverOn(path)).toBeUndefined();
  expect([second.take(SECOND), third.take(THIRD)]).toEqual([undefined, SECOND]);
  second.release();
  expect(readdirSync(place.folder)).toEqual([]);
});

test('to ask who works on a file leaves nothing behind', () => {
  expect(serverOn(path)).toBeUndefined();
  expect(existsSync(`${path}.server`)).toBe(false);
});

test('a claim that cannot be made or read keeps no server from starting', () => {
  writeFileSync(`${path}.server`, 'no database '.repeat(100));
  for (const claim of [fileClaim(path), fileClaim(join(path, 'no/folder'))]) {
    expect(claim.take(FIRST)).toBeUndefined();
    claim.release();
  }
});
