import { join } from 'node:path';
import { users } from '@rolecall/db/tables/users';
import { newAdmin, signIn } from '@rolecall/testkit/people';
import { poll } from '@rolecall/testkit/poll';
import { runCli } from '@rolecall/testkit/process';
import { refusal } from '@rolecall/testkit/refusal';
import { temporaryFolder } from '@rolecall/testkit/temporary-folder';
import { startTestServer, type TestServer } from '@rolecall/testkit/test-server';
import { afterEach, beforeEach, expect, it } from 'vitest';

const PEOPLE = 3_000;
const AT_ONCE = 300;

const oldUser = (n: number) => ({
  id: `usr_${n}`,
  email: `${n}@old.example`,
  username: `old${n}`,
  firstName: 'Zyxwv',
  passwordHash: null,
  createdAt: new Date(n),
  updatedAt: new Date(n),
});

let place: ReturnType<typeof temporaryFolder>;
let server: TestServer;
let variables: Record<string, string>;
let email: string;
/** A server whose people are as they were before there were search texts. */
beforeEach(async () => {
  place = temporaryFolder('upgrade');
  variables = { NODE_ENV: 'test', DATABASE_URL: `file:${join(place.folder, 'rolecall.db')}` };
  server = await startTestServer(variables);
  ({ email } = await newAdmin(server));
  for (let from = 0; from < PEOPLE; from += AT_ONCE) {
    const rows = Array.from({ length: AT_ONCE }, (_, n) => oldUser(from + n));
    await server.core.db.transaction((tx) => tx.insert(users).values(rows));
  }
});
afterEach(async () => {
  await server.stop();
  place.remove();
});

const usersOf = async () => (await signIn(server, email)).client.admin.users;
const logged = (message: string) =>
  server.logs.map((line) => JSON.parse(line).msg).filter((msg) => msg?.startsWith(message));

it('says what cannot all be found yet, and refuses what would pass for all', async () => {
  const { list, bulk, export: csv } = await usersOf();
  expect((await list.query({ q: 'zyxwv' })).isSearchComplete).toBe(false);
  expect((await list.query({ sort: 'name' })).isSearchComplete).toBe(false);
  const all = await list.query({});
  expect(all.total).toBe(PEOPLE + 1);
  expect(all.isSearchComplete).toBeUndefined();
  const unavailable = { code: 'UNAVAILABLE', status: 503 };
  const deactivate = bulk.mutate({ action: 'deactivate', filter: { q: 'zyxwv' } });
  expect(await refusal(deactivate)).toMatchObject(unavailable);
  expect(await refusal(csv.query({ q: 'zyxwv' }))).toMatchObject(unavailable);
  expect((await list.query({ status: 'inactive' })).total).toBe(0);
});

it('answers at once after an upgrade, and fills the rest meanwhile, as its log tells', async () => {
  await server.stop();
  server = await startTestServer(variables);
  const { list, bulk } = await usersOf();
  const found = await poll(async () => {
    const page = await list.query({ q: 'zyxwv' });
    return page.isSearchComplete === undefined ? page : undefined;
  }, 'Search did not become complete.');
  expect(found.total).toBe(PEOPLE);
  await poll(async () => logged('search is complete').length || undefined, 'The log does not say.');
  expect(logged('preparing search in the background')).toHaveLength(1);
  const { succeeded } = await bulk.mutate({ action: 'deactivate', filter: { q: '1@old.ex' } });
  expect(succeeded).toBe(PEOPLE / 10);
});

it('is complete from the start where the command line migrated before', async () => {
  await server.stop();
  expect((await runCli(place.folder, ['migrate'], variables)).exitCode).toBe(0);
  server = await startTestServer(variables);
  const page = await (await usersOf()).list.query({ q: 'zyxwv' });
  expect(page).toMatchObject({ total: PEOPLE });
  expect(page.isSearchComplete).toBeUndefined();
  expect(logged('preparing search')).toEqual([]);
});
