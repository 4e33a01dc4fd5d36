import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestCore, type TestCore } from '../testing.ts';
import { findStandIn } from './find-stand-in.ts';

let installation: TestCore;
beforeEach(async () => {
  installation = await createTestCore();
});
afterEach(() => installation.remove());

const EMAILS = Array.from({ length: 200 }, (_none, n) => `nobody${n}@example.com`);

test('there is none where there are no users', async () => {
  expect(await findStandIn(installation.ctx, 'nobody@example.com')).toBeNull();
});

test('an email has one of the hashes in use, and the same one each time', async () => {
  const hashes = ['$2b$12$a', '$argon2id$b', '{SSHA}c', null];
  for (const passwordHash of hashes) await installation.addUser({ passwordHash });
  const found = await Promise.all(EMAILS.map((email) => findStandIn(installation.ctx, email)));
  expect(new Set(found)).toEqual(new Set(hashes));
  expect(await Promise.all(EMAILS.map((email) => findStandIn(installation.ctx, email)))).toEqual(
    found,
  );
});
