import { purgeExpired } from '@rolecall/core/maintenance/purge-expired';
import { auditEvents } from '@rolecall/db/tables/audit-events';
import { tokenIn } from '@rolecall/testkit/mailbox';
import { newAdmin, newUser, PASSWORD, signIn } from '@rolecall/testkit/people';
import { refusal } from '@rolecall/testkit/refusal';
import { startTestServer, type TestServer } from '@rolecall/testkit/test-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

describe('AUDIT_RETENTION', () => {
  it.each([
    [{ AUDIT_RETENTION: '30d' }, 31, 0],
    [{}, 364, 1],
    [{}, 366, 0],
    [{ AUDIT_RETENTION: 'forever' }, 10_000, 1],
  ])('with %o, an event is there after %i days: %i', async (variables, days, expected) => {
    const server = await startTestServer(variables);
    const { email } = await newAdmin(server);
    const { user } = await newUser(server);
    server.advance(days * 86_400);
    await purgeExpired(server.core);
    const admin = await signIn(server, email);
    const registered = { target: user.id, action: 'user.registered' } as const;
    const { items } = await admin.client.admin.audit.list.query(registered);
    expect(items).toHaveLength(expected);
    expect((await admin.client.admin.audit.list.query({})).items).not.toEqual([]);
    await server.stop();
  });
});

describe('of a deleted person the audit log', () => {
  let server: TestServer;
  let admin: Awaited<ReturnType<typeof newAdmin>>;
  beforeAll(async () => {
    server = await startTestServer({ TRUST_PROXY: '1' });
    admin = await newAdmin(server);
  });
  afterAll(() => server.stop());

  /** Calls the API as someone at an IP. */
  async function call(procedure: string, input: object, ip: string, token?: string) {
    const response = await fetch(`${server.url}/trpc/${procedure}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-forwarded-for': ip,
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(input),
    });
    return response.status;
  }

  let count = 0;
  /** Someone whose every trace has the same mark: names, emails, IPs. */
  async function markedPerson() {
    const mark = `mark${++count}x`;
    const place = `203.0.113.${count}`;
    const email = `${mark}@example.com`;
    await call('auth.register', { email, password: PASSWORD, firstName: mark }, place);
    await call('auth.login', { email, password: 'not the passphrase' }, place);
    await call('auth.forgotPassword', { email }, place);
    const { user, tokens, client } = await signIn(server, email);
    const profile = { firstName: `${mark} 2`, lastName: `${mark} L`, username: `${mark}.u` };
    await call('user.updateProfile', profile, place, tokens.accessToken);
    const change = { newEmail: `new.${email}`, password: PASSWORD };
    await call('user.requestEmailChange', change, place, tokens.accessToken);
    const token = tokenIn(await server.mailTo(change.newEmail, /Verify/));
    await call('user.confirmEmailChange', { token }, place);
    await admin.client.admin.users.update.mutate({ id: user.id, firstName: `${mark} 3` });
    await admin.client.admin.users.setRole.mutate({ id: user.id, role: 'admin' });
    await admin.client.admin.users.setRole.mutate({ id: user.id, role: 'user' });
    return { id: user.id, email: change.newEmail, client, mark, place };
  }

  const tracesOf = async (text: string) =>
    JSON.stringify(await server.core.db.read.select().from(auditEvents)).split(text).length - 1;

  const eventsAbout = async (target: string) =>
    (await admin.client.admin.audit.list.query({ target, perPage: 100 })).items;

  it.each([
    ['themselves', 'own'],
    ['an administrator', 'admin'],
    ['an administrator, with others', 'bulk'],
  ])('keeps what happened and nothing personal when deleted by %s', async (_, way) => {
    const { id, email, mark, place } = await markedPerson();
    const before = await eventsAbout(id);
    expect(await tracesOf(mark)).toBeGreaterThan(8);
    expect(await tracesOf(place)).toBeGreaterThan(5);
    const { users } = admin.client.admin;
    if (way === 'own') {
      const { tokens } = await signIn(server, email);
      const password = { password: PASSWORD };
      expect(await call('user.deleteAccount', password, place, tokens.accessToken)).toBe(200);
    }
    if (way === 'admin') await users.delete.mutate({ id });
    if (way === 'bulk') await users.bulk.mutate({ action: 'delete', ids: ['usr_nobody', id] });
    expect(await tracesOf(mark)).toBe(0);
    expect(await tracesOf(place)).toBe(0);

    const [last, ...after] = await eventsAbout(id);
    expect(last).toMatchObject({
      action: 'user.deleted',
      actorId: way === 'own' ? id : admin.user.id,
      address: way === 'own' ? '[deleted]' : '127.0.0.1',
    });
    const skeleton = (events: typeof before) =>
      events.map(({ at, action, actorId, requestId }) => ({ at, action, actorId, requestId }));
    expect(skeleton(after.slice(-before.length))).toEqual(skeleton(before));
    expect(after.find(({ action }) => action === 'user.role_changed')).toMatchObject({
      before: { role: 'admin' },
      after: { role: 'user' },
      address: '127.0.0.1',
    });
    expect(after.find(({ action }) => action === 'user.profile_updated')).toMatchObject({
      before: { firstName: '[deleted]' },
      after: { firstName: '[deleted]' },
      address: '127.0.0.1',
    });
  });

  it('keeps what they did to others who are there', async () => {
    const boss = await newUser(server);
    await admin.client.admin.users.setRole.mutate({ id: boss.user.id, role: 'admin' });
    const other = await newUser(server);
    const { tokens } = await signIn(server, boss.email);
    const change = { id: other.user.id, firstName: 'Grace' };
    await call('admin.users.update', change, '198.51.100.7', tokens.accessToken);
    await admin.client.admin.users.delete.mutate({ id: boss.user.id });
    const [event] = await eventsAbout(other.user.id);
    expect(event).toMatchObject({
      actorId: boss.user.id,
      before: { firstName: 'Pat' },
      after: { firstName: 'Grace' },
      address: '[deleted]',
    });
    await admin.client.admin.users.delete.mutate({ id: other.user.id });
    const [, same] = await eventsAbout(other.user.id);
    expect(same).toMatchObject({ id: event?.id, after: { firstName: '[deleted]' } });
  });

  it('loses nothing when the deletion is refused', async () => {
    const { id } = admin.user;
    const before = await eventsAbout(id);
    expect((await refusal(admin.client.admin.users.delete.mutate({ id }))).code).toBe(
      'SELF_TARGET',
    );
    expect(await eventsAbout(id)).toEqual(before);
  });
});

describe('the audit log of one person', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({});
  });
  afterAll(() => server.stop());

  it('has what they did and what was done to them, page by page, and nothing else', async () => {
    const admin = await newAdmin(server);
    const { user, client } = await newUser(server);
    await newUser(server);
    await client.post.create.mutate({ title: 'Theirs', content: 'Text.' });
    await admin.client.admin.users.deactivate.mutate({ id: user.id });
    const { list } = admin.client.admin.audit;
    const all = await list.query({ user: user.id });
    const actions = all.items.map(({ action }) => action);
    expect(actions).toEqual(expect.arrayContaining(['post.created', 'user.deactivated']));
    expect(all.items.every(({ actorId, targetId }) => [actorId, targetId].includes(user.id))).toBe(
      true,
    );

    const ids: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await list.query({ user: user.id, perPage: 1, cursor });
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(ids).toEqual(all.items.map(({ id }) => id));

    const [first] = ids;
    expect((await list.query({ id: first })).items.map(({ id }) => id)).toEqual([first]);
  });
});
