import { rowsOf } from '@rolecall/db/testing';
import { newAdmin, newUser } from '@rolecall/testkit/people';
import { poll } from '@rolecall/testkit/poll';
import { startTestServer } from '@rolecall/testkit/test-server';
import { afterAll, expect, test } from 'vitest';

const server = await startTestServer();
afterAll(() => server.stop());

const SEGMENTS = 'select count(distinct segid) from users_search_idx';
const segments = async () => Number((await rowsOf(server.core.db, SEGMENTS))[0]?.[0]);

test('a server merges what sign-ups add to search, and finds everyone all the while', async () => {
  const admin = await newAdmin(server);
  const people = await Promise.all(Array.from({ length: 30 }, () => newUser(server)));
  await poll(async () => (await segments()) < 16 || undefined, 'Nothing was merged.');
  for (const { user, email } of people) {
    const { items } = await admin.client.admin.users.list.query({ q: email });
    expect(items.map(({ id }) => id)).toEqual([user.id]);
  }
});
