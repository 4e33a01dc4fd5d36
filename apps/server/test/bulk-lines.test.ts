import { systemContext } from '@rolecall/core/context';
import { seedUsers } from '@rolecall/core/installation/seed-users';
import { users } from '@rolecall/db/tables/users';
import { BulkLine } from '@rolecall/schemas/bulk-line';
import { newAdmin, newUser, signIn } from '@rolecall/testkit/people';
import { startTestServer } from '@rolecall/testkit/test-server';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { insertMany } from './insert-many.ts';

const BATCH = 25;

const server = await startTestServer();
afterAll(() => server.stop());
const admin = await newAdmin(server);
const { transaction } = server.core.db;
beforeEach(() => {
  server.core.db.transaction = transaction;
});

/** So many new users with a first name that no one else has. */
const makeUsers = (count: number) => insertMany(server, 'bulk', count);

async function inactive(tag: string): Promise<string[]> {
  const found = await server.core.db.read
    .select({ id: users.id, tag: users.firstName, status: users.status })
    .from(users);
  return found
    .filter((user) => user.tag === tag && user.status === 'inactive')
    .map(({ id }) => id)
    .sort();
}

/** Does something after the n-th batch, before the next one may begin. */
function afterBatch(n: number, work: () => unknown) {
  let batches = 0;
  server.core.db.transaction = async (change, options) => {
    const result = await transaction(change, options);
    const isBatch = options?.isLong && Array.isArray(result);
    if (isBatch && ++batches === n) await work();
    return result;
  };
}

type Asked = { token?: string; accept?: string; signal?: AbortSignal };

function ask(body: object, { token, accept = 'application/x-ndjson', signal }: Asked = {}) {
  return fetch(`${server.url}/api/v1/admin/users/bulk`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token ?? admin.tokens.accessToken}`,
      'content-type': 'application/json',
      accept,
    },
    body: JSON.stringify(body),
    ...(signal && { signal }),
  });
}

async function linesOf(response: Response): Promise<BulkLine[]> {
  expect(response.status).toBe(200);
  const text = await response.text();
  expect(text.endsWith('\n')).toBe(true);
  return text
    .trimEnd()
    .split('\n')
    .map((line) => BulkLine.parse(JSON.parse(line)));
}

const itemsOf = (lines: BulkLine[]) =>
  lines.flatMap((line) => (line.type === 'progress' ? line.items : []));

describe('a bulk action in lines', () => {
  it('says how many there are, what became of each batch, and that it is done', async () => {
    const { tag, ids } = await makeUsers(30);
    const response = await ask({ action: 'deactivate', filter: { q: tag } });
    expect(response.headers.get('content-type')).toBe('application/x-ndjson');
    expect(response.headers.get('ratelimit-limit')).not.toBeNull();
    const lines = await linesOf(response);
    expect(lines.map(({ type }) => type)).toEqual(['start', 'progress', 'progress', 'end']);
    expect(lines[0]).toEqual({ type: 'start', total: 30 });
    expect(lines[1]).toMatchObject({ succeeded: BATCH, failed: 0, left: 5 });
    expect(lines[3]).toEqual({
      type: 'end',
      succeeded: 30,
      unchanged: 0,
      failed: 0,
      left: 0,
      cursor: null,
    });
    expect(itemsOf(lines)).toEqual(ids.map((id) => ({ id, ok: true })));
    const requestId = response.headers.get('x-request-id') ?? '';
    const reverted = await admin.client.admin.audit.revertRequest.mutate({ requestId });
    expect(reverted).toMatchObject({ succeeded: 30, failed: 0 });
    expect(await inactive(tag)).toEqual([]);
  });

  it('takes everyone once, the caller last, and says who is refused', async () => {
    const { ids } = await makeUsers(2);
    const named = [admin.user.id, ...ids, 'usr_nobody', ...ids];
    const lines = await linesOf(await ask({ action: 'deactivate', ids: named }));
    expect(lines[0]).toEqual({ type: 'start', total: 4 });
    expect(itemsOf(lines)).toMatchObject([
      { id: ids[0], ok: true },
      { id: ids[1], ok: true },
      { id: 'usr_nobody', ok: false, error: { code: 'NOT_FOUND' } },
      { id: admin.user.id, ok: false, error: { code: 'SELF_TARGET' } },
    ]);
    const refused = { target: admin.user.id, action: 'access.denied' } as const;
    expect((await admin.client.admin.audit.list.query(refused)).items).toEqual([]);
  });

  it('changes those who matched when it began, and no one else', async () => {
    const { tag, ids } = await makeUsers(60);
    const [outside = '', leaves = ''] = [ids[59], ids[58]];
    const { activate, deactivate, setRole } = admin.client.admin.users;
    await deactivate.mutate({ id: outside });
    const promoted = ids[57] ?? '';
    await setRole.mutate({ id: promoted, role: 'admin' });
    afterBatch(1, async () => {
      // One comes to match the filter, one no longer does.
      await setRole.mutate({ id: promoted, role: 'user' });
      await setRole.mutate({ id: leaves, role: 'admin' });
      await activate.mutate({ id: outside });
    });
    const filter = { q: tag, role: 'user', status: 'active' };
    const lines = await linesOf(await ask({ action: 'deactivate', filter }));
    expect(lines[0]).toEqual({ type: 'start', total: 58 });
    const touched = ids.filter((id) => id !== outside && id !== promoted);
    expect(itemsOf(lines).map(({ id }) => id)).toEqual(touched);
    expect(await inactive(tag)).toEqual(touched);
  });

  it('stops before the next batch when the connection is closed', async () => {
    const { tag } = await makeUsers(200);
    const closing = new AbortController();
    afterBatch(3, async () => {
      closing.abort();
      // It knows that the connection is closed once it answers a later one.
      await fetch(`${server.url}/livez`);
    });
    const response = ask({ action: 'deactivate', filter: { q: tag } }, { signal: closing.signal });
    await response.then((open) => open.text()).catch(() => undefined);
    const other = await makeUsers(3 * BATCH);
    await linesOf(await ask({ action: 'deactivate', filter: { q: other.tag } }));
    expect(await inactive(other.tag)).toHaveLength(3 * BATCH);
    expect(await inactive(tag)).toHaveLength(3 * BATCH);
  });

  it('tells what was done and who is left, when it cannot go on', async () => {
    const { tag } = await makeUsers(60);
    const { user, email } = await newUser(server);
    await admin.client.admin.users.setRole.mutate({ id: user.id, role: 'admin' });
    const { tokens } = await signIn(server, email);
    afterBatch(1, () => admin.client.admin.users.setRole.mutate({ id: user.id, role: 'user' }));
    const body = { action: 'deactivate', filter: { q: tag } };
    const lines = await linesOf(await ask(body, { token: tokens.accessToken }));
    expect(lines.at(-1)).toEqual({
      type: 'end',
      succeeded: BATCH,
      unchanged: 0,
      failed: 0,
      left: 35,
      cursor: expect.any(String),
      error: { code: 'SESSION_EXPIRED', message: expect.any(String) },
    });
    expect(await inactive(tag)).toHaveLength(BATCH);
  });

  it.each(['ids', 'filter'])('goes on with those who were left, by %s', async (by) => {
    const { tag, ids } = await makeUsers(60);
    const target = by === 'ids' ? { ids } : { filter: { q: tag } };
    const body = { action: 'deactivate', ...target };
    const [, first] = await linesOf(await ask({ ...body, limit: 30 }));
    const cursor = first?.type === 'progress' ? first.cursor : null;
    await admin.client.admin.users.activate.mutate({ id: ids[27] ?? '' });
    const rest = await linesOf(await ask({ ...body, cursor }));
    expect(itemsOf(rest).map(({ id }) => id)).toEqual(ids.slice(BATCH, 30));
    expect(await inactive(tag)).toEqual(ids.slice(0, 30));
  });

  it('is refused before anything happens', async () => {
    const { tokens } = await newUser(server);
    const body = { action: 'activate', ids: ['usr_nobody'] };
    expect((await ask(body, { token: tokens.accessToken })).status).toBe(403);
    expect((await ask(body, { token: 'nonsense' })).status).toBe(401);
    expect((await ask({ ...body, cursor: 'nonsense' })).status).toBe(400);
    expect((await ask({ ...body, ids: Array(2_001).fill('x') })).status).toBe(400);
    expect((await ask({ ...body, ids: Array(101).fill('x') })).status).toBe(200);
    const asJson = await ask({ ...body, ids: Array(101).fill('x') }, { accept: '*/*' });
    expect(asJson.status).toBe(400);
    expect((await asJson.json()).error.fields.ids).toEqual([
      'Pass at most 100 ids, or accept application/x-ndjson.',
    ]);
  });

  it('does 10,000 in one call, while the server answers others', async () => {
    await seedUsers(systemContext(server.core, 'test'), 10_000, () => {});
    const filter = { q: 'demo.example' };
    let isBusy = true;
    let answered = 0;
    const working = ask({ action: 'activate', filter })
      .then(linesOf)
      .finally(() => {
        isBusy = false;
      });
    while (isBusy) {
      await fetch(`${server.url}/livez`);
      if (isBusy) answered++;
    }
    const lines = await working;
    const total = lines[0]?.type === 'start' ? lines[0].total : 0;
    expect(total).toBe(10_000);
    expect(lines).toHaveLength(402);
    expect(lines.at(-1)).toMatchObject({ type: 'end', succeeded: 10_000, left: 0 });
    // One between any two of the 400 batches would do; a fault here is that no one gets a turn.
    expect(answered).toBeGreaterThan(100);
  });

  it('stops between two batches while the server drains', async () => {
    const { tag, ids } = await makeUsers(60);
    afterBatch(1, () => server.drain());
    const lines = await linesOf(await ask({ action: 'deactivate', filter: { q: tag } }));
    expect(lines.at(-1)).toMatchObject({
      type: 'end',
      succeeded: BATCH,
      unchanged: 0,
      left: 35,
      cursor: expect.any(String),
      error: { code: 'UNAVAILABLE', message: expect.stringContaining('restarting') },
    });
    expect(await inactive(tag)).toEqual(ids.slice(0, BATCH));
  });
});
