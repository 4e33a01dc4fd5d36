import { appRouter } from '@rolecall/api/router';
import { WORK_LIMITS } from '@rolecall/api/work-limits';
import { newAdmin, newUser } from '@rolecall/testkit/people';
import { refusal } from '@rolecall/testkit/refusal';
import { startTestServer, type TestServer } from '@rolecall/testkit/test-server';
import { afterEach, describe, expect, it } from 'vitest';
import { PROCEDURES } from './procedures.ts';

let server: TestServer | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

async function start(limits: Record<string, object> = {}): Promise<TestServer> {
  server = await startTestServer({ RATE_LIMITS: JSON.stringify(limits) });
  return server;
}

describe('every procedure', () => {
  it('has a row in the table, and the table knows no other', () => {
    expect(Object.keys(WORK_LIMITS).sort()).toEqual(Object.keys(appRouter._def.procedures).sort());
  });

  it.each(Object.entries(PROCEDURES))('%s is limited', (procedure, { who }) => {
    const { person, verb = [] } = WORK_LIMITS[procedure] ?? {};
    if (who !== 'anyone') expect(person).toBeDefined();
    else expect(verb.length > 0).toBe(procedure !== 'dev.mailbox');
  });
});

describe('lists and searches', () => {
  it('share one budget, of each person, which starts afresh', async () => {
    const own = await start({ 'list.user': { limit: 4 } });
    const { client } = await newUser(own);
    const other = await newUser(own);
    await client.post.list.query({});
    await client.post.list.query({ q: 'something' });
    await client.user.sessions.query();
    expect((await refusal(client.comment.list.query({ postId: 'none' }))).code).toBe('NOT_FOUND');
    expect(await refusal(client.post.list.query({}))).toMatchObject({
      code: 'RATE_LIMITED',
      status: 429,
    });
    await client.user.me.query();
    await other.client.post.list.query({});
    own.advance(60);
    await client.post.list.query({});
  });

  it('are 300 a minute', async () => {
    const { client } = await newUser(await start());
    const list = () => client.user.sessions.query();
    for (let round = 0; round < 30; round++) await Promise.all(Array.from({ length: 10 }, list));
    expect((await refusal(list())).code).toBe('RATE_LIMITED');
  });

  it('say over REST how many are left and when to come back', async () => {
    const own = await start({ 'list.user': { limit: 1 } });
    const { tokens } = await newUser(own);
    const headers = { authorization: `Bearer ${tokens.accessToken}` };
    const list = () => fetch(`${own.url}/api/v1/posts?q=something`, { headers });
    const first = await list();
    expect([first.status, first.headers.get('ratelimit-remaining')]).toEqual([200, '0']);
    const second = await list();
    expect(second.status).toBe(429);
    const wait = Number(second.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(60);
    expect(Number(second.headers.get('ratelimit-reset'))).toBe(wait);
    expect(second.headers.get('ratelimit-limit')).toBe('1');
  });

  it('count one by one in a batch', async () => {
    const own = await start({ 'list.user': { limit: 4 } });
    const { tokens } = await newUser(own);
    const names = Array(6).fill('user.sessions').join(',');
    const response = await fetch(`${own.url}/trpc/${names}?batch=1`, {
      headers: { authorization: `Bearer ${tokens.accessToken}` },
    });
    expect(response.headers.get('retry-after')).not.toBeNull();
    const calls: { error?: { data: { domain: { code: string } } } }[] = await response.json();
    const codes = calls.map(({ error }) => error?.data.domain.code);
    expect(codes.filter((code) => code === undefined)).toHaveLength(4);
    expect(codes.filter((code) => code === 'RATE_LIMITED')).toHaveLength(2);
  });
});

describe('the profile', () => {
  it('changes 30 times an hour, whichever call changes it', async () => {
    const own = await start();
    const { client, user } = await newUser(own);
    const rename = (n: number) =>
      n % 2 === 0
        ? client.user.updateProfile.mutate({ firstName: `No. ${n}` })
        : client.user.update.mutate({ id: user.id, firstName: `No. ${n}` });
    for (let n = 0; n < 30; n++) await rename(n);
    for (const n of [30, 31]) expect((await refusal(rename(n))).code).toBe('RATE_LIMITED');
    expect((await client.user.me.query()).firstName).toBe('No. 29');
  });

  it('of others is changed by administrators as often as it takes', async () => {
    const own = await start({ 'profile.user': { limit: 1 } });
    const admin = await newAdmin(own);
    const { user } = await newUser(own);
    for (const firstName of ['One', 'Two', 'Three']) {
      await admin.client.user.update.mutate({ id: user.id, firstName });
    }
    expect((await admin.client.user.get.query({ id: user.id })).firstName).toBe('Three');
  });
});

describe('an export', () => {
  it('is had six times a day, over tRPC and REST together', async () => {
    const own = await start();
    const { client, tokens } = await newUser(own);
    const headers = { authorization: `Bearer ${tokens.accessToken}` };
    const download = () => fetch(`${own.url}/api/v1/users/me/export`, { headers });
    for (let n = 0; n < 3; n++) {
      await client.user.exportData.query();
      const response = await download();
      expect(response.status).toBe(200);
      await response.text();
    }
    expect((await refusal(client.user.exportData.query())).code).toBe('RATE_LIMITED');
    const refused = await download();
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(80_000);
  });

  it('of the users is counted when it begins, not when it was refused', async () => {
    const own = await start({ 'usersExport.user': { limit: 2 } });
    const admin = await newAdmin(own);
    const { client } = await newUser(own);
    const ask = () => admin.client.admin.users.export.query({});
    await ask();
    expect((await refusal(client.admin.users.export.query({}))).code).toBe('FORBIDDEN');
    await ask();
    expect((await refusal(ask())).code).toBe('RATE_LIMITED');
  });
});
