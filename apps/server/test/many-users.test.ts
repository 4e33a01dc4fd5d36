import { systemContext } from '@rolecall/core/context';
import { seedDemo } from '@rolecall/core/installation/seed-demo';
import { newAdmin, newUser, PASSWORD, signIn } from '@rolecall/testkit/people';
import { refusal } from '@rolecall/testkit/refusal';
import { startTestServer } from '@rolecall/testkit/test-server';
import { parse } from 'csv-parse/sync';
import { afterAll, describe, expect, it } from 'vitest';

const many = { limit: 1000 };
const server = await startTestServer({ RATE_LIMITS: JSON.stringify({ 'register.address': many }) });
afterAll(() => server.stop());
const admin = await newAdmin(server);
await seedDemo(systemContext(server.core, 'test'));

async function anotherAdmin() {
  const person = await newUser(server);
  await admin.client.admin.users.setRole.mutate({ id: person.user.id, role: 'admin' });
  return person;
}

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
    const refused = { target: admin.user.id, action: 'access.denied' } as const;
    expect((await admin.client.admin.audit.list.query(refused)).items).toEqual([]);
  });

  it('counts everyone once, however often the ids name them', async () => {
    const one = (await newUser(server)).user.id;
    const other = (await newUser(server)).user.id;
    const ids = [one, other, one, one];
    const result = await admin.client.admin.users.bulk.mutate({ action: 'deactivate', ids });
    expect(result).toEqual({
      items: [one, other].map((id) => ({ id, ok: true })),
      succeeded: 2,
      unchanged: 0,
      failed: 0,
    });
  });

  it('touches no more than its limit', async () => {
    const ids = [(await newUser(server)).user.id, (await newUser(server)).user.id];
    const { bulk } = admin.client.admin.users;
    const { items } = await bulk.mutate({ action: 'deactivate', ids, limit: 1 });
    expect(items).toEqual([{ id: ids[0], ok: true }]);
  });

  it('signs out everyone, the caller last, and says so', async () => {
    const caller = await anotherAdmin();
    const other = await newUser(server);
    const { items } = await caller.client.admin.users.list.query({
      q: 'demo.example',
      perPage: 30,
    });
    const ids = [caller.user.id, other.user.id, ...items.map(({ id }) => id)];
    const result = await caller.client.admin.users.bulk.mutate({ action: 'revokeSessions', ids });
    expect(result).toMatchObject({ succeeded: 32, failed: 0 });
    expect(result.items.map(({ id }) => id)).toEqual(ids);
    for (const { client } of [caller, other]) {
      expect((await refusal(client.user.me.query())).code).toBe('SESSION_EXPIRED');
    }
  });

  it('lets others have their turn in between', async () => {
    let isBusy = true;
    let answeredMeanwhile = 0;
    const filter = { role: 'user' as const };
    const working = admin.client.admin.users.bulk
      .mutate({ action: 'activate', filter })
      .finally(() => {
        isBusy = false;
      });
    while (isBusy) {
      await fetch(`${server.url}/livez`);
      if (isBusy) answeredMeanwhile++;
    }
    expect((await working).failed).toBe(0);
    expect(answeredMeanwhile).toBeGreaterThan(1);
  });

  it('tells what was done, when the rest could not be', async () => {
    const caller = await anotherAdmin();
    const { items } = await caller.client.admin.users.list.query({
      q: 'demo.example',
      role: 'user',
      status: 'active',
      perPage: 40,
    });
    const ids = items.map(({ id }) => id);
    const last = ids.at(-1) ?? '';
    // In the middle of it someone takes the caller's role.
    const { db } = server.core;
    const { transaction } = db;
    let isDemoted = false;
    db.transaction = async (work) => {
      const result = await transaction(work);
      // The first batch, that is; the mail worker writes, too.
      const isBatch = Array.isArray(result) && result.length === 25;
      if (isBatch && !isDemoted) {
        isDemoted = true;
        await admin.client.admin.users.setRole.mutate({ id: caller.user.id, role: 'user' });
      }
      return result;
    };
    const result = await caller.client.admin.users.bulk.mutate({ action: 'deactivate', ids });
    db.transaction = transaction;
    expect(result).toMatchObject({ succeeded: 25, failed: 15 });
    expect(result.items.find(({ id }) => id === last)?.error?.code).toBe('SESSION_EXPIRED');
    const { user } = await admin.client.admin.users.get.query({ id: last });
    expect(user.status).toBe('active');
  });

  it('leaves the own role, which one call of its own may give up while another is there', async () => {
    const promoted = async () => {
      const { user, email } = await newUser(server);
      await admin.client.admin.users.setRole.mutate({ id: user.id, role: 'admin' });
      return signIn(server, email);
    };
    const second = await promoted();
    const { bulk, setRole } = second.client.admin.users;
    const { id } = second.user;
    const { items } = await bulk.mutate({ action: 'setRole', role: 'user', ids: [id] });
    expect(items).toMatchObject([{ ok: false, error: { code: 'SELF_TARGET' } }]);
    expect((await setRole.mutate({ id, role: 'user' })).role).toBe('user');
    expect((await refusal(bulk.mutate({ action: 'activate', ids: [id] }))).code).toBe(
      'SESSION_EXPIRED',
    );
    const third = await promoted();
    const changed = await third.client.user.update.mutate({ id: third.user.id, role: 'user' });
    expect(changed.role).toBe('user');
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
      unchanged: 0,
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

  it('needs recent authentication for roles and deletion', async () => {
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

  /** The file with users of these first names, who share a last name. */
  async function csvOf(firstNames: string[], lastName: string) {
    for (const firstName of firstNames) {
      const { client } = await newUser(server);
      await client.user.updateProfile.mutate({ firstName, lastName });
    }
    const { tokens } = await signIn(server, admin.email);
    const query = `q=${lastName}&sort=createdAt&dir=asc`;
    return (await download(query, tokens.accessToken)).text();
  }

  it('is the filtered list, complete and in its order, over REST and tRPC alike', async () => {
    const recent = (
      await server.client().auth.login.mutate({ email: admin.email, password: PASSWORD })
    ).tokens;
    const response = await download('sort=email&dir=asc&role=user', recent.accessToken);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('content-disposition')).toContain('users.csv');
    // `Response.text` takes the byte order mark away.
    const bytes = Buffer.from(await response.arrayBuffer()).toString();
    expect(bytes.codePointAt(0)).toBe(0xfeff);
    const rows: Record<string, string>[] = parse(bytes, { bom: true, columns: true });
    const client = server.client(recent.accessToken);
    const { total } = await client.admin.users.list.query({ role: 'user' });
    expect(rows).toHaveLength(total);
    const emails = rows.map(({ email }) => email);
    expect(emails).toEqual([...emails].sort());
    expect(bytes).not.toMatch(/argon2|Hash/);
    const { export: exported } = client.admin.users;
    expect(await exported.query({ sort: 'email', dir: 'asc', role: 'user' })).toBe(bytes);
  });

  it('runs no formula, and keeps quotes, commas and line breaks in their cells', async () => {
    const names = ['=1+1', '+cmd|x', '-2', '@SUM(A1)', 'a "quoted", name', 'plain'];
    const csv = await csvOf(names, 'Csv');
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

  it('keeps zeros, long numbers and dates in a spreadsheet, and is read back', async () => {
    const names = ['00123', '1e5', '12345678901234567', '2-Mar', 'SEPT2', '2026-11-28', '1/2'];
    names.push('50%', '１２３', 'True', "'quoted", "''", '=1', '\uff1d1', 'a;=1', "a;'=1", '"=1');
    const plain = ['March', 'Marta99', 'usr 12', 'O’Neill', '5th of them'];
    const csv = await csvOf([...names, ...plain], 'Kept');
    const rows: Record<string, string>[] = parse(csv, { columns: true });
    const cells = rows.map(({ firstName = '' }) => firstName);
    expect(cells.slice(names.length)).toEqual(plain);
    for (const cell of cells.slice(0, names.length)) expect(cell).toMatch(/^'|;'/);
    // As the reference says that it is read back.
    const read = (cell: string) =>
      cell
        .replace(/^'/, '')
        .replace(/([;\t|,\r\n][\s"]*)'(?='*[=+\-@\uff1d\uff0b\uff0d\uff20])/g, '$1');
    expect(cells.map(read)).toEqual([...names, ...plain]);
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
    const csv = await csvOf(names, 'Split');
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

  it('is for administrators with recent authentication', async () => {
    const { tokens } = await newUser(server);
    expect((await download('', tokens.accessToken)).status).toBe(403);
    expect((await download('', 'nonsense')).status).toBe(401);
    const recent = (
      await server.client().auth.login.mutate({ email: admin.email, password: PASSWORD })
    ).tokens;
    const bad = await download('sort=passwordHash', recent.accessToken);
    expect(bad.status).toBe(400);
    expect(Object.keys((await bad.json()).error.fields)).toEqual(['sort']);
    const { session } = await server
      .client()
      .auth.createSession.mutate({ email: admin.email, password: PASSWORD });
    server.advance(15 * 60 + 1);
    expect((await download('', session.token)).status).toBe(403);
  });
});
