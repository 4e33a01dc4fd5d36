import { fillMissingSearch } from '@rolecall/core/search/fill-missing-search';
import { auditEvents } from '@rolecall/db/tables/audit-events';
import { mailJobs } from '@rolecall/db/tables/mail-jobs';
import { comments, posts } from '@rolecall/db/tables/posts';
import { users } from '@rolecall/db/tables/users';
import { newAdmin } from '@rolecall/testkit/people';
import { startTestServer, type TestServer } from '@rolecall/testkit/test-server';
import { afterAll, beforeAll, expect, it } from 'vitest';

const MIB = 1024 * 1024;
/** A character that takes the most bytes there are. */
const WIDE = '🙂';

let server: TestServer;
let admin: Awaited<ReturnType<typeof newAdmin>>;
beforeAll(async () => {
  server = await startTestServer();
  admin = await newAdmin(server);
  const at = new Date();
  const authorId = admin.user.id;
  const name = { firstName: WIDE.repeat(100), lastName: WIDE.repeat(100) };
  const numbers = Array.from({ length: 110 }, (_, n) => n);
  const times = { createdAt: at, updatedAt: at };
  await server.core.db.transaction(async (tx) => {
    await tx.update(users).set(name);
    await tx.insert(users).values(
      numbers.map((n) => ({
        ...times,
        ...name,
        id: `usr_${n}`,
        email: `${'x'.repeat(240)}${n}@example.com`,
        username: `${'u'.repeat(28)}${n}`,
      })),
    );
    for (const n of numbers) {
      await tx.insert(posts).values({
        ...times,
        id: `pst_${n}`,
        authorId,
        title: `${n}${WIDE.repeat(197)}`,
        content: WIDE.repeat(20_000),
      });
      await tx.insert(comments).values({
        ...times,
        id: `cmt_${String(n).padStart(3, '0')}`,
        postId: 'pst_0',
        authorId,
        content: WIDE.repeat(5_000),
      });
    }
    await tx.insert(auditEvents).values(
      numbers.map((n) => ({
        id: `aud_${n}`,
        at,
        action: 'user.profile_updated' as const,
        actorKind: 'user' as const,
        actorId: authorId,
        targetKind: 'user',
        targetId: authorId,
        before: { ...name, username: 'u'.repeat(32) },
        after: { ...name, username: 'v'.repeat(32) },
        ip: 'ffff:ffff:ffff:ffff::/64',
        requestId: 'req_01k9x3v7e8f2m4q6s8t0w2y4z6',
      })),
    );
    await tx.insert(mailJobs).values(
      numbers.map((n) => ({
        id: `mail_${n}`,
        kind: 'email-change-requested' as const,
        userId: authorId,
        email: `${'x'.repeat(240)}${n}@example.com`,
        status: 'failed' as const,
        createdAt: at,
        dueAt: at,
        lastError: '\u0001'.repeat(300),
      })),
    );
  });
  await fillMissingSearch(server.core.db);
});
afterAll(() => server.stop());

const ask = (path: string) =>
  fetch(`${server.url}/api/v1${path}`, {
    headers: { authorization: `Bearer ${admin.tokens.accessToken}` },
  });

it.each([
  ['/posts?perPage=100', 100],
  [`/posts?perPage=100&q=${WIDE.repeat(100)}`, 100],
  ['/admin/users?perPage=100', 100],
  ['/admin/audit?perPage=100&action=user.profile_updated', 100],
  ['/admin/mail?perPage=100&status=failed', 100],
  ['/posts/pst_0/comments?perPage=100', 3],
])('%s answers less than 1 MiB at the worst', async (path, count) => {
  const response = await ask(path);
  expect(response.status).toBe(200);
  const text = await response.text();
  expect(JSON.parse(text).items).toHaveLength(count);
  expect(Buffer.byteLength(text)).toBeLessThan(MIB);
});

it('a page of long comments ends early, and the next one goes on from there', async () => {
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const from: string = cursor === null ? '' : `&cursor=${cursor}`;
    const page: { items: { id: string }[]; nextCursor: string | null } = await (
      await ask(`/posts/pst_0/comments?perPage=100${from}`)
    ).json();
    seen.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  } while (cursor !== null);
  expect(seen).toHaveLength(110);
  expect(seen).toEqual(seen.toSorted());
});

it('a cursor is taken back however long the name is that it stands at', async () => {
  const list = async (more = '') => (await ask(`/admin/users?sort=name&perPage=100${more}`)).json();
  const { nextCursor } = await list();
  expect((await list(`&cursor=${nextCursor}`)).items).toHaveLength(11);
});

it('lists have an excerpt of a post, and a look at it has the whole', async () => {
  const { client } = admin;
  const { items } = await client.post.list.query({ perPage: 1, q: `7${WIDE.repeat(90)}` });
  const [{ id = '', excerpt = '', ...rest } = {}] = items;
  expect(rest).not.toHaveProperty('content');
  expect(excerpt).toBe(`${WIDE.repeat(279)}…`);
  expect((await client.post.get.query({ id })).content).toBe(WIDE.repeat(20_000));
});
