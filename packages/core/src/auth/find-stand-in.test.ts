import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestCore, type TestCore } from '../testing.ts';
import { findStandIn } from './find-stand-in.ts';

let installation: TestCore;
beforeEach(async () => {
  installation = await createTestCore();
});
afterEach(() => installation.remove());

const EMAILS = Array.from({ length: 200 }, (_none, n) => `nobody${n}@example.com`);

/** The stand-in of each email, one after the other: a server answers only so many at once. */
async function findAll(): Promise<(string | null)[]> {
  const found: (string | null)[] = [];
  for (const email of EMAILS) found.push(await findStandIn(installation.ctx, email));
  return found;
}

test('there is none where there are no users', async () => {
  expect(await findStandIn(installation.ctx, 'nobody@example.com')).toBeNull();
});

test('an email has one of the hashes in use, and the same one each time', async () => {
  const hashes = ['$2b$12$a', '$argon2id$b', '{SSHA}c', null];
  for (const passwordHash of hashes) await installation.addUser({ passwordHash });
  const found = await findAll();
  expect(new Set(found)).toEqual(new Set(hashes));
  expect(await findAll()).toEqual(found);
});

test('a new account becomes the stand-in of a few emails; the others keep theirs', async () => {
  const add = async (name: string, count: number) => {
    for (let n = 0; n < count; n++) {
      await installation.addUser({ passwordHash: `${name} ${n}` });
    }
  };
  await add('old', 30);
  const before = await findAll();
  await add('new', 10);
  const after = await findAll();
  const moved = after.filter((hash, n) => hash !== before[n]);
  expect(moved.length).toBeGreaterThan(0);
  expect(moved.filter((hash) => !hash?.startsWith('new'))).toEqual([]);
  // Of 200 emails, ten in forty accounts.
  expect(moved.length).toBeLessThan(100);
});
