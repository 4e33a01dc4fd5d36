import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { users } from '@rolecall/db/tables/users';
import { newUser, signIn } from '@rolecall/testkit/people';
import { startTestServer } from '@rolecall/testkit/test-server';
import { expect, it } from 'vitest';

it('brings an old hash up to date at the next sign-in', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rolecall-rehash-'));
  const variables = { DATABASE_URL: `file:${join(folder, 'rolecall.db')}` };
  const older = await startTestServer(variables, { memoryKib: 128, passes: 1, lanes: 1 });
  const { email } = await newUser(older);
  await older.stop();

  const newer = await startTestServer(variables);
  const stored = async () =>
    (await newer.core.db.read.select().from(users)).map(({ passwordHash }) => passwordHash)[0];
  expect(await stored()).toContain('$m=128,t=1,p=1$');
  await signIn(newer, email);
  const renewed = await stored();
  expect(renewed).toContain('$m=256,t=1,p=1$');
  await signIn(newer, email);
  expect(await stored()).toBe(renewed);
  await newer.stop();
  rmSync(folder, { recursive: true, force: true });
});
