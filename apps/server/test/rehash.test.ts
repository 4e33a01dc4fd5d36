import { users } from '@rolecall/db/tables/users';
import { createModeDatabase } from '@rolecall/db/testing-modes';
import { newUser, signIn } from '@rolecall/testkit/people';
import { newSecretKey } from '@rolecall/testkit/secret-key';
import { startTestServer } from '@rolecall/testkit/test-server';
import { expect, inject, it } from 'vitest';

it('brings an old hash up to date at the next sign-in', async () => {
  const on = await createModeDatabase(inject('databaseMode'));
  const variables = { SECRET_KEY: newSecretKey() };
  const hashCost = { memoryKib: 128, passes: 1, lanes: 1 };
  const older = await startTestServer(variables, { on, hashCost });
  const { email } = await newUser(older);
  await older.stop();

  const newer = await startTestServer(variables, { on });
  const stored = async () =>
    (await newer.core.db.read.select().from(users)).map(({ passwordHash }) => passwordHash)[0];
  expect(await stored()).toContain('$m=128,t=1,p=1$');
  await signIn(newer, email);
  const renewed = await stored();
  expect(renewed).toContain('$m=256,t=1,p=1$');
  await signIn(newer, email);
  expect(await stored()).toBe(renewed);
  await newer.stop();
  await on.remove();
});
