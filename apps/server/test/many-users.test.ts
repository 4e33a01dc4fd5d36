import { systemContext } from '@rolecall/core/context';
import { seedDemo } from '@rolecall/core/demo/seed-demo';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newAdmin, newUser, PASSWORD, refusal } from './people.ts';
import { startTestServer, type TestServer } from './test-server.ts';

let server: TestServer;
let admin: Awaited<ReturnType<typeof newAdmin>>;
beforeAll(async () => {
  server = await startTestServer();
  admin = await newAdmin(server);
  await seedDemo(systemContext(server.core, 'test'));
});
afterAll(() => server.stop());

describe('admin.users.bulk', () => {
  it('does for each what can be done, and says what cannot', async () => {
    const people = [await newUser(server), await newUser(server)];
    const ids = [...people.map(({ user }) => user.id), admin.user.id, 'usr_nobody'];
    const result = await admin.client.admin.users.bulk.mutate({ action: 'deactivate', ids });
    expect(result).toMatchObject({ succeeded: 2, failed: 2 });
    expect(result.items.map(({ error }) => error?.code)).toEqual([
      undefined,
      undefined,
      'SELF_TARGET',
      'NOT_FOUND',
    ]);
    for (const { client } of people) {
      expect((await refusal(client.user.me.query())).code).toBe('SESSION_EXPIRED');
    }
    const target = people[0]?.user.id;
    const { items } = await admin.client.admin.audit.list.query({ target });
    expect(items[0]).toMatchObject({ action: 'user.deactivated', actorId: admin.user.id });
    const refused = { target: admin.user.id, action: 'access.denied' };
    expect((await admin.client.admin.audit.list.query(refused)).items).toMatchObject([
      { actorId: admin.user.id, after: { procedure: 'admin.users.bulk', code: 'SELF_TARGET' } },
    ]);
  });

  it('takes all that match, and leaves an administrator', async () => {
    const { bulk, list } = admin.client.admin.users;
    const { total } = await list.query({ role: 'admin' });
    const demoted = await bulk.mutate({
      action: 'setRole',
      role: 'user',
      filter: { role: 'admin' },
    });
    expect(demoted).toMatchObject({ succeeded: total - 1, failed: 1 });
    expect((await list.query({ role: 'admin' })).items.map(({ id }) => id)).toEqual([
      admin.user.id,
    ]);
    const deleted = await bulk.mutate({ action: 'delete', filter: { status: 'inactive' } });
    expect(deleted.failed).toBe(0);
    expect((await list.query({ status: 'inactive' })).total).toBe(0);
    expect(await bulk.mutate({ action: 'activate', filter: { q: 'matches nobody' } })).toEqual({
      items: [],
      succeeded: 0,
      failed: 0,
    });
  });

  it.each([
    ['ids', { action: 'delete' }],
    ['ids', { action: 'delete', ids: ['x'], filter: {} }],
    ['ids', { action: 'delete', ids: Array(101).fill('x') }],
    ['role', { action: 'setRole', ids: ['x'] }],
    ['role', { action: 'delete', ids: ['x'], role: 'admin' }],
    ['action', { action: 'explode', ids: ['x'] }],
  ])('refuses a bad %s', async (field, input) => {
    expect(await refusal(admin.client.admin.users.bulk.mutate(input as never))).toMatchObject({
      code: 'VALIDATION_FAILED',
      fields: { [field]: [expect.any(String)] },
    });
  });

  it('needs a fresh password for roles and deletion', async () => {
    const { session } = await server
      .client()
      .auth.createSession.mutate({ email: admin.email, password: PASSWORD });
    server.advance(15 * 60 + 1);
    const { bulk } = server.client(session.token).admin.users;
    const ids = ['usr_nobody'];
    expect((await refusal(bulk.mutate({ action: 'delete', ids }))).code).toBe('REAUTH_REQUIRED');
    expect(await bulk.mutate({ action: 'activate', ids })).toMatchObject({ failed: 1 });
  });
});

describe('admin.users.export', () => {
  const download = (query: string, token: string) =>
    fetch(`${server.url}/api/v1/admin/users.csv?${query}`, {
      headers: { authorization: `Bearer ${token}` },
    });

  it('is the filtered list, complete and in its order, over REST and tRPC alike', async () => {
    const fresh = (
      await server.client().auth.login.mutate({ email: admin.email, password: PASSWORD })
    ).tokens;
    const answer = await download('sort=email&dir=asc&role=user', fresh.accessToken);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(answer.headers.get('content-disposition')).toContain('users.csv');
    const csv = await answer.text();
    const rows: Record<string, string>[] = parse(csv, { columns: true });
    const client = server.client(fresh.accessToken);
    const { total } = await client.admin.users.list.query({ role: 'user' });
    expect(rows).toHaveLength(total);
    const emails = rows.map(({ email }) => email);
    expect(emails).toEqual([...emails].sort());
    expect(csv).not.toMatch(/argon2|Hash/);
    const { export: exported } = client.admin.users;
    expect(await exported.query({ sort: 'email', dir: 'asc', role: 'user' })).toBe(csv);
  });

  it('runs no formula, and keeps quotes, commas and line breaks in their cells', async () => {
    const names = ['=1+1', '+cmd|x', '-2', '@SUM(A1)', 'a "quoted", name', 'plain'];
    for (const firstName of names) {
      const { client } = await newUser(server);
      await client.user.updateProfile.mutate({ firstName, lastName: 'Csv' });
    }
    const fresh = (
      await server.client().auth.login.mutate({ email: admin.email, password: PASSWORD })
    ).tokens;
    const csv = await (await download('q=Csv&sort=createdAt&dir=asc', fresh.accessToken)).text();
    const rows: Record<string, string>[] = parse(csv, { columns: true });
    expect(rows.map(({ firstName }) => firstName)).toEqual([
      "'=1+1",
      "'+cmd|x",
      "'-2",
      "'@SUM(A1)",
      'a "quoted", name',
      'plain',
    ]);
  });

  it('runs no formula where another separator splits the cells', async () => {
    const names = [
      "A;=cmd|'/C calc'!A0",
      'A| =1',
      'A;"=1+1',
      'A,@SUM(A1)',
      'A; +1;-2',
      'A;\uff1d1',
    ];
    for (const firstName of names) {
      const { client } = await newUser(server);
      await client.user.updateProfile.mutate({ firstName, lastName: 'Split' });
    }
    const { tokens } = await server
      .client()
      .auth.login.mutate({ email: admin.email, password: PASSWORD });
    const csv = await (await download('q=Split&sort=createdAt&dir=asc', tokens.accessToken)).text();
    for (const delimiter of [';', '|', '\t', ',']) {
      const rows: string[][] = parse(csv, {
        delimiter,
        relax_quotes: true,
        relax_column_count: true,
      });
      expect(rows).toHaveLength(1 + names.length);
      expect(rows.flat().filter((cell) => /^[\s"]*[=+\-@\uff1d]/.test(cell))).toEqual([]);
    }
    const rows: Record<string, string>[] = parse(csv, { columns: true });
    expect(rows[0]?.firstName).toBe("A;'=cmd|'/C calc'!A0");
    expect(csv.split('\r\n')[0]).toMatch(/^"id","email",/);
  });

  it('is for administrators with a fresh password', async () => {
    const { tokens } = await newUser(server);
    expect((await download('', tokens.accessToken)).status).toBe(403);
    expect((await download('', 'nonsense')).status).toBe(401);
    const fresh = (
      await server.client().auth.login.mutate({ email: admin.email, password: PASSWORD })
    ).tokens;
    const bad = await download('sort=passwordHash', fresh.accessToken);
    expect(bad.status).toBe(400);
    expect(Object.keys((await bad.json()).error.fields)).toEqual(['sort']);
    const { session } = await server
      .client()
      .auth.createSession.mutate({ email: admin.email, password: PASSWORD });
    server.advance(15 * 60 + 1);
    expect((await download('', session.token)).status).toBe(403);
  });
});
