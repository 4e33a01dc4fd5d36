import { systemContext } from '@rolecall/core/context';
import { seedDemo } from '@rolecall/core/installation/seed-demo';
import { seedUsers } from '@rolecall/core/installation/seed-users';
import { USER_SORTS, type UserSort } from '@rolecall/schemas/admin-users';
import { newAdmin, newUser } from '@rolecall/testkit/people';
import { refusal } from '@rolecall/testkit/refusal';
import { startTestServer } from '@rolecall/testkit/test-server';
import { afterAll, describe, expect, it } from 'vitest';

const server = await startTestServer();
afterAll(() => server.stop());
const { client } = await newAdmin(server);
await seedDemo(systemContext(server.core, 'test'));

/** A cursor of the right shape, newest first, with the values of someone's choice. */
function cursorWith(sort: UserSort, keys: unknown[]): string {
  const place = { sort, dir: 'desc', side: 'after', keys, id: 'usr_x' };
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

describe('admin.users.list', () => {
  it('answers the newest ten of all by default', async () => {
    const page = await client.admin.users.list.query({});
    expect(page).toMatchObject({ total: 201, page: 1, pages: 21, perPage: 10, prevCursor: null });
    expect(page.items).toHaveLength(10);
    const created = page.items.map(({ createdAt }) => createdAt);
    expect(created).toEqual([...created].sort().reverse());
    expect(Object.keys(page.items[0] ?? {}).sort()).toEqual(
      'createdAt email emailVerified firstName fullName id lastLoginAt lastName role status updatedAt username'.split(
        ' ',
      ),
    );
  });

  it('shows everyone exactly once over all pages, by number and by cursor', async () => {
    for (const sort of USER_SORTS) {
      for (const dir of ['asc', 'desc'] as const) {
        const byNumber: string[] = [];
        for (let page = 1; page <= 5; page++) {
          const { items } = await client.admin.users.list.query({ sort, dir, page, perPage: 50 });
          byNumber.push(...items.map(({ id }) => id));
        }
        const byCursor: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await client.admin.users.list.query({ sort, dir, perPage: 50, cursor });
          byCursor.push(...page.items.map(({ id }) => id));
          cursor = page.nextCursor ?? undefined;
        } while (cursor !== undefined);
        expect(new Set(byNumber).size).toBe(201);
        expect(byCursor).toEqual(byNumber);
      }
    }
  });

  it('goes back the way it came', async () => {
    const list = (cursor?: string) => client.admin.users.list.query({ sort: 'name', cursor });
    const first = await list();
    const second = await list(first.nextCursor ?? '');
    const third = await list(second.nextCursor ?? '');
    expect((await list(third.prevCursor ?? '')).items).toEqual(second.items);
    const start = await list(second.prevCursor ?? '');
    expect(start.items).toEqual(first.items);
    expect(start.prevCursor).toBeNull();
  });

  it('filters by role, status and verification, each and together', async () => {
    const all = await client.admin.users.list.query({ perPage: 100 });
    const rest = await client.admin.users.list.query({ perPage: 100, page: 2 });
    const last = await client.admin.users.list.query({ perPage: 100, page: 3 });
    const people = [...all.items, ...rest.items, ...last.items];
    const total = async (filter: Parameters<typeof client.admin.users.list.query>[0]) =>
      (await client.admin.users.list.query(filter)).total;
    expect(await total({ role: 'admin' })).toBe(
      people.filter(({ role }) => role === 'admin').length,
    );
    expect(await total({ status: 'inactive' })).toBe(
      people.filter(({ status }) => status === 'inactive').length,
    );
    expect(await total({ verified: false, status: 'active' })).toBe(
      people.filter(({ emailVerified, status }) => !emailVerified && status === 'active').length,
    );
    const from = people.map(({ createdAt }) => createdAt).sort()[50] ?? '';
    expect(await total({ createdFrom: from })).toBe(151);
    expect(await total({ createdTo: from })).toBe(51);
  });

  it('finds by any part of name, username and email, taking no character for a wildcard', async () => {
    const names = async (q: string) =>
      (await client.admin.users.list.query({ q, perPage: 100 })).items;
    const found = await names('akamu');
    expect(found.length).toBeGreaterThan(0);
    expect(found.every(({ lastName }) => lastName === 'Nakamura')).toBe(true);
    expect(await names('admin@demo.example')).toHaveLength(1);
    for (const q of ['%', '_', '\\', "' or 1=1 --", '"; drop table users; --']) {
      expect(await names(q)).toEqual([]);
    }
    expect((await names('渡辺')).length).toBeGreaterThan(0);
  });

  it('answers an empty page beyond the last', async () => {
    const page = await client.admin.users.list.query({ page: 1000 });
    expect(page).toMatchObject({ items: [], total: 201, pages: 21, nextCursor: null });
  });

  it('refuses what is not a page, a sort or a cursor of this list', async () => {
    const { nextCursor } = await client.admin.users.list.query({ sort: 'email' });
    const bad: [string, object][] = [
      ['page', { page: 0 }],
      ['perPage', { perPage: 10_000 }],
      ['sort', { sort: 'passwordHash' }],
      ['dir', { dir: 'sideways' }],
      ['cursor', { cursor: nextCursor, sort: 'name' }],
      ['cursor', { cursor: `${nextCursor}x`.split('').reverse().join('') }],
      ['cursor', { cursor: Buffer.from('{"sort":"createdAt"}').toString('base64url') }],
      ['cursor', { cursor: cursorWith('email', [1]), sort: 'email' }],
      ['cursor', { cursor: cursorWith('role', ['admin']), sort: 'role' }],
      ['passwordHash', { passwordHash: 'x' }],
    ];
    for (const [field, input] of bad) {
      expect(await refusal(client.admin.users.list.query(input as object))).toMatchObject({
        code: 'VALIDATION_FAILED',
        status: 400,
        fields: { [field]: [expect.any(String)] },
      });
    }
  });
});

describe('a long list', () => {
  it('is searched and counted alike, however many match', async () => {
    const own = await startTestServer();
    const boss = await newAdmin(own);
    await seedUsers(systemContext(own.core, 'test'), 10_500, () => {});
    const list = boss.client.admin.users.list;
    const all = await list.query({});
    expect(all).toMatchObject({ total: 10_501, totalIsExact: true });

    const common = await list.query({ q: 'DEMO.example', perPage: 100, sort: 'email', dir: 'asc' });
    expect(common).toMatchObject({ total: 5_000, totalIsExact: false });
    const rest = await list.query({ sort: 'email', dir: 'asc', perPage: 100, role: undefined });
    const without = rest.items.filter(({ email }) => email.includes('demo.example'));
    expect(common.items.slice(0, without.length)).toEqual(without);

    const last = await list.query({ page: all.pages, sort: 'name' });
    const backwards = await list.query({ page: 1, perPage: 1, sort: 'name', dir: 'asc' });
    expect(last.items).toHaveLength(1);
    expect(last.items).toEqual(backwards.items);
    expect(last.nextCursor).toBeNull();
    const before = await list.query({ cursor: last.prevCursor ?? '', sort: 'name' });
    const byNumber = await list.query({ page: all.pages - 1, sort: 'name' });
    expect(before.items).toEqual(byNumber.items);
    await own.stop();
  });

  it('keeps its totals through every kind of change', async () => {
    const own = await startTestServer();
    const boss = await newAdmin(own);
    const { user } = await newUser(own);
    const { admin } = boss.client;
    await admin.users.setRole.mutate({ id: user.id, role: 'admin' });
    await admin.users.update.mutate({ id: user.id, emailVerified: true, lastName: 'Quetzal' });
    const total = async (filter: object) => (await admin.users.list.query(filter)).total;
    expect(await total({ role: 'admin', verified: true })).toBe(2);
    expect(await total({ q: 'uetza' })).toBe(1);
    await admin.users.update.mutate({ id: user.id, lastName: 'Heron' });
    expect(await total({ q: 'uetza' })).toBe(0);
    expect(await total({ q: '"heron"' })).toBe(0);
    expect(await total({ q: 'hero' })).toBe(1);
    await admin.users.deactivate.mutate({ id: user.id });
    expect(await total({ status: 'inactive' })).toBe(1);
    await admin.users.delete.mutate({ id: user.id });
    expect(await total({})).toBe(1);
    expect(await total({ q: 'hero' })).toBe(0);
    await own.stop();
  });
});
