import { fillMissingSearch } from '@rolecall/core/search/fill-missing-search';
import { auditEvents } from '@rolecall/db/tables/audit-events';
import { mailJobs } from '@rolecall/db/tables/mail-jobs';
import { comments, posts } from '@rolecall/db/tables/posts';
import { users } from '@rolecall/db/tables/users';
import { ExportedData } from '@rolecall/schemas/account';
import { newAdmin, newUser } from '@rolecall/testkit/people';
import { refusal } from '@rolecall/testkit/refusal';
import { startTestServer } from '@rolecall/testkit/test-server';
import { afterAll, describe, expect, it } from 'vitest';

type Person = Awaited<ReturnType<typeof newUser>>;

const server = await startTestServer();
afterAll(() => server.stop());
const admin = await newAdmin(server);

const ask = (path: string, { tokens }: Pick<Person, 'tokens'>, signal?: AbortSignal) =>
  fetch(`${server.url}/api/v1${path}`, {
    headers: { authorization: `Bearer ${tokens.accessToken}` },
    ...(signal && { signal }),
  });

/** Several of these at the same moment, so that pages begin in the middle of a moment. */
const momentOf = (n: number) => new Date(Date.UTC(2026, 0, 1) + Math.floor(n / 7));

/** Writes a past for someone: so much of each kind. */
async function livePast({ user }: Person, count: number, other: string) {
  const numbers = Array.from({ length: count }, (_, n) => n);
  const insert = async (rows: (n: number) => Parameters<typeof write>[0]) => {
    for (let start = 0; start < count; start += 200) {
      await write(numbers.slice(start, start + 200).flatMap(rows));
    }
  };
  const write = (rows: (typeof auditEvents.$inferInsert)[]) =>
    server.core.db.transaction((tx) => tx.insert(auditEvents).values(rows));
  await insert((n) => [
    {
      id: `aud_${user.id}_${n}`,
      at: momentOf(n),
      action: 'user.profile_updated',
      actorKind: 'user',
      // By themselves, by someone else, and to someone else.
      actorId: n % 3 === 1 ? other : user.id,
      targetKind: 'user',
      targetId: n % 3 === 2 ? other : user.id,
      before: { firstName: `No. ${n}` },
      after: { firstName: `No. ${n + 1}` },
      ip: '203.0.113.9',
      requestId: 'req_test',
    },
  ]);
}

describe('an export', () => {
  it('has everything once, in its order, however many pages it is read in', async () => {
    const person = await newUser(server);
    const other = await newUser(server);
    const { id: authorId } = person.user;
    await livePast(person, 1_000, other.user.id);
    const written = Array.from({ length: 23 }, (_, n) => n);
    const times = (n: number) => ({ createdAt: momentOf(n), updatedAt: momentOf(n) });
    await server.core.db.transaction(async (tx) => {
      for (const n of written) {
        const id = `pst_${authorId}_${n}`;
        await tx
          .insert(posts)
          .values({ ...times(n), id, authorId, title: `No. ${n}`, content: `"${n}"\n` });
        for (const by of [authorId, other.user.id, authorId]) {
          const comment = { ...times(n), postId: id, authorId: by, content: `on ${n}` };
          await tx.insert(comments).values({ ...comment, id: `cmt_${crypto.randomUUID()}` });
        }
      }
      await tx.insert(mailJobs).values(
        Array.from({ length: 450 }, (_, n) => ({
          id: `mail_${authorId}_${n}`,
          kind: n % 2 ? ('role-changed' as const) : ('confirm-email-change' as const),
          userId: authorId,
          status: 'sent' as const,
          createdAt: momentOf(n),
          dueAt: momentOf(n),
        })),
      );
    });
    const response = await ask('/users/me/export', person);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    const data = ExportedData.parse(await response.json());
    expect(data.user).toEqual(person.user);

    const past = data.events.filter(({ action }) => action === 'user.profile_updated');
    const names = past.map(({ before }) => before?.firstName);
    expect(new Set(names)).toHaveProperty('size', 1_000);
    expect(names).toHaveLength(1_000);
    const moments = data.events.map(({ at }) => at);
    expect(moments).toEqual(moments.toSorted().toReversed());
    expect(data.events[0]?.action).toBe('user.data_exported');
    expect(past.filter(({ byMyself }) => !byMyself).every(({ address }) => address === '')).toBe(
      true,
    );
    expect(past.filter(({ byMyself }) => byMyself)).toHaveLength(667);

    expect(data.posts.map(({ title }) => title).toSorted()).toEqual(
      written.map((n) => `No. ${n}`).toSorted(),
    );
    expect(data.posts[0]).toMatchObject({ content: expect.stringMatching(/^"\d+"\n$/) });
    expect(data.comments).toHaveLength(46);
    expect(data.mails.filter(({ kind }) => kind === 'role-changed')).toHaveLength(225);
    expect(data.mails.some(({ kind }) => kind === 'confirm-email-change')).toBe(false);

    const { exportedAt: _, events, ...whole } = await person.client.user.exportData.query();
    const { exportedAt: __, events: ___, ...streamed } = data;
    expect(whole).toEqual(streamed);
    expect(events.length).toBe(data.events.length + 1);
  });

  it('of more than 1 MiB is streamed over REST, and tRPC says so', async () => {
    const person = await newUser(server);
    await livePast(person, 8_000, admin.user.id);
    const refused = await refusal(person.client.user.exportData.query());
    expect(refused).toMatchObject({ code: 'PAYLOAD_TOO_LARGE', status: 413 });
    expect(refused.message).toContain('/api/v1/users/me/export');
    const text = await (await ask('/users/me/export', person)).text();
    expect(text.length).toBeGreaterThan(1024 * 1024);
    expect(JSON.parse(text).events.length).toBeGreaterThan(8_000);
  });

  it('lets others have their turn, and ends when no one reads on', async () => {
    const person = await newUser(server);
    await livePast(person, 4_000, admin.user.id);
    const { db } = server.core;
    const readConsistent = db.readConsistent;
    let reads = 0;
    db.readConsistent = () => {
      reads++;
      return readConsistent();
    };
    const abort = new AbortController();
    const response = await ask('/users/me/export', person, abort.signal);
    await response.body?.getReader().read();
    abort.abort();
    await expect
      .poll(() => {
        const before = reads;
        reads = 0;
        return before;
      })
      .toBe(0);
    let answered = 0;
    let isBusy = true;
    const all = Promise.all([1, 2].map(async () => (await ask('/users/me/export', person)).text()));
    const done = all.finally(() => {
      isBusy = false;
    });
    while (isBusy) {
      await fetch(`${server.url}/livez`);
      if (isBusy) answered++;
    }
    expect((await done).every((text) => JSON.parse(text).events.length > 4_000)).toBe(true);
    expect(answered).toBeGreaterThan(5);
    db.readConsistent = readConsistent;
  });

  it('that breaks off half-way is cut off, not ended as if it were whole, and logged', async () => {
    const person = await newUser(server);
    await livePast(person, 1_000, admin.user.id);
    const { db } = server.core;
    const readConsistent = db.readConsistent;
    const response = await ask('/users/me/export', person);
    db.readConsistent = () => {
      throw new Error('broken for a test');
    };
    await expect(response.text()).rejects.toThrow();
    db.readConsistent = readConsistent;
    expect(server.logs.join('')).toContain('broken for a test');
  });
});

it('the list of users is whole over REST, however long, and over tRPC up to 1 MiB', async () => {
  const at = new Date();
  for (let start = 0; start < 8_000; start += 500) {
    await server.core.db.transaction((tx) =>
      tx.insert(users).values(
        Array.from({ length: 500 }, (_, n) => ({
          id: `usr_many_${start + n}`,
          email: `many.${start + n}@example.com`,
          username: `many.${start + n}`,
          firstName: 'Many',
          createdAt: at,
          updatedAt: at,
        })),
      ),
    );
  }
  await fillMissingSearch(server.core.db);
  const csv = await (await ask('/admin/users.csv?q=many', admin)).text();
  expect(csv.trimEnd().split('\r\n')).toHaveLength(8_001);
  const refused = await refusal(admin.client.admin.users.export.query({ q: 'many' }));
  expect(refused).toMatchObject({ code: 'PAYLOAD_TOO_LARGE' });
  expect(refused.message).toContain('/api/v1/admin/users.csv');
});
