import { fillMissingSearch } from '@rolecall/core/search/fill-missing-search';
import { posts } from '@rolecall/db/tables/posts';
import { newAdmin, newUser } from '@rolecall/testkit/people';
import { refusal } from '@rolecall/testkit/refusal';
import { startTestServer, type TestServer } from '@rolecall/testkit/test-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

type Person = Awaited<ReturnType<typeof newUser>>;

let server: TestServer;
let author: Person;
let admin: Awaited<ReturnType<typeof newAdmin>>;
beforeAll(async () => {
  server = await startTestServer();
  admin = await newAdmin(server);
  author = await newUser(server);
});
afterAll(() => server.stop());

let count = 0;

/** Posts with these contents, the first the oldest, put where the server finds them. */
async function publish(contents: string[], by: Person = author): Promise<string[]> {
  const rows = contents.map((content) => {
    const at = new Date(Date.UTC(2026, 0, 1) + ++count);
    const [id, title] = [`pst_${count}`, `No. ${count}`];
    return { id, title, content, authorId: by.user.id, createdAt: at, updatedAt: at };
  });
  for (let start = 0; start < rows.length; start += 100) {
    await server.core.db.transaction((tx) =>
      tx.insert(posts).values(rows.slice(start, start + 100)),
    );
  }
  await fillMissingSearch(server.core.db);
  return rows.map(({ id }) => id);
}

const search = async (q: string, more: { authorId?: string } = {}) => {
  const { items } = await author.client.post.list.query({ q, perPage: 100, ...more });
  return items.map(({ id }) => id);
};

/** All different, and none of them elsewhere. */
const hundred = Array.from({ length: 100 }, (_, n) => String.fromCodePoint(0x4e00 + n)).join('');

describe('a text is found as it stands, capitals aside', () => {
  it.each([
    ['repeated', 'a'.repeat(100), ['x'.repeat(50) + 'A'.repeat(100)], ['a'.repeat(99)]],
    ['two in turn', 'xy'.repeat(50), [`z${'xy'.repeat(51)}`], ['xy'.repeat(49), 'xyx yxy']],
    ['a hundred different', hundred, [`…${hundred}…`], [hundred.slice(0, 99), hundred.slice(1)]],
    ['its parts elsewhere', 'abcdef', ['1 abcdef 2'], ['abc bcd cde def']],
    ['Chinese', '漢字仮名', ['これは漢字仮名です'], ['漢字と仮名']],
    ['emoji', '🙂🙃🙂', ['a 🙂🙃🙂 b'], ['🙂🙃🙃🙂']],
    ['quotes', `"it's"`, [`she said "it's" so`], [`"its"`]],
    ['operators', 'this AND that', ['not this and that'], ['this that']],
    ['per cent', '50%', ['50% off'], ['500 off', '50 %']],
    ['underscores', 'a_b_c', ['A_B_C'], ['a1b2c']],
    ['backslashes', 'c:\\dir', ['in C:\\DIR'], ['c:dir']],
    ['a letter with two small ones', 'ΟΔΟΣ', ['οδος', 'οδοσ'], ['οδο']],
    ['accents in any form', 'cafe\u0301!', ['CAFÉ!', 'cafe!', 'ｃａｆé！'], ['caf!']],
    ['words in any order', 'hund\nkatze', ['die Katze, der\nHund'], ['nur ein Hund']],
    ['long and short words', 'mit 東京', ['東京タワー mit Aussicht'], ['mit 東 und 京']],
    ['a word twice', 'zwei zweimal zwei', ['zweimal'], ['zwei mal']],
  ])('%s', async (_, q, having, others) => {
    const [ids] = [await publish(having)];
    await publish(others);
    expect((await search(q)).toSorted()).toEqual(ids.toSorted());
  });

  it('in titles and texts, however short it is', async () => {
    const [inText] = await publish(['ßß: ж in a text']);
    const { client } = author;
    const titles = ['Die ßÄge', 'ж', 'q"', '%~'];
    const made = new Map<string, string>();
    for (const title of titles) {
      made.set(title, (await client.post.create.mutate({ title, content: 'nothing' })).id);
    }
    for (const [q, title] of [
      ['die ßä', 'Die ßÄge'],
      ['Q"', 'q"'],
      ['%~', '%~'],
      ['~', '%~'],
    ] as const) {
      expect(await search(q), q).toEqual([made.get(title)]);
    }
    for (const q of ['ж', 'Ж']) expect(await search(q)).toEqual([made.get('ж'), inText]);
    expect(await search('ßß')).toEqual([inText]);
  });

  it('as it is now: changed and deleted posts are not found by what they said', async () => {
    const { client } = author;
    const post = await client.post.create.mutate({ title: '¿1', content: 'before the change' });
    expect(await search('before the change')).toEqual([post.id]);
    await client.post.update.mutate({ id: post.id, title: '¡1', content: 'after it' });
    expect(await search('before the change')).toEqual([]);
    expect(await search('¿')).toEqual([]);
    expect(await search('¡')).toEqual([post.id]);
    expect(await search('after it')).toEqual([post.id]);
    await client.post.delete.mutate({ id: post.id });
    expect(await search('after it')).toEqual([]);
    expect(await search('¡')).toEqual([]);
  });
});

describe('what a search finds', () => {
  it('comes newest first, in pages, of one author if so asked', async () => {
    const other = await newUser(server);
    const ids = await publish(Array.from({ length: 30 }, (_, n) => `paged ${n}`));
    const theirs = await publish(['paged by another'], other);
    const all = [...ids, ...theirs].toReversed();
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await author.client.post.list.query({ q: 'paged', perPage: 7, cursor });
      expect(page.items.length).toBe(Math.min(7, all.length - seen.length));
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(all);
    expect(await search('paged', { authorId: other.user.id })).toEqual(theirs);
  });

  it('is searched for in a bounded number of posts, and on from there', async () => {
    const [oldest] = await publish(['abcd efgh and this: abcdefgh']);
    await publish(Array.from({ length: 1_100 }, () => 'abcd bcde cdef defg efgh'));
    const query = { q: 'abcdefgh', perPage: 10 };
    const first = await author.client.post.list.query(query);
    expect(first.items).toEqual([]);
    expect(first.nextCursor).not.toBeNull();
    const cursor = first.nextCursor ?? '';
    const second = await author.client.post.list.query({ ...query, cursor });
    expect(second.items.map(({ id }) => id)).toEqual([oldest]);
    expect(second.nextCursor).toBeNull();
  });

  it('is not read on with the cursor of another list', async () => {
    const { nextCursor } = await author.client.post.list.query({ perPage: 1 });
    for (const cursor of [nextCursor ?? '', 'nonsense']) {
      const call = author.client.post.list.query({ q: 'paged', cursor });
      expect(await refusal(call)).toMatchObject({
        code: 'VALIDATION_FAILED',
        fields: { cursor: [expect.any(String)] },
      });
    }
  });
});

it('a search of more than 100 characters is refused, in every list that has one', async () => {
  const { client } = admin;
  for (const q of ['x'.repeat(101), '🙂'.repeat(101), 'x'.repeat(100_000)]) {
    for (const call of [
      () => client.post.list.query({ q }),
      () => client.admin.users.list.query({ q }),
      () => client.admin.users.export.query({ q }),
      () => client.admin.users.bulk.mutate({ action: 'activate', filter: { q } }),
    ]) {
      // A query travels in the URL, which has a limit of its own.
      if (q.length > 1_000 && call.toString().includes('query')) continue;
      const { code, fields } = await refusal(call());
      expect(code).toBe('VALIDATION_FAILED');
      expect(Object.values(fields ?? {})).toEqual([['Search for at most 100 characters.']]);
    }
  }
  for (const q of ['x'.repeat(100), '🙂'.repeat(100), `  ${'x'.repeat(100)}  `]) {
    expect((await client.post.list.query({ q })).items).toEqual([]);
    expect((await client.admin.users.list.query({ q })).items).toEqual([]);
  }
});

it('users are found by a text that repeats itself', async () => {
  const { client } = admin;
  const found = async (q: string) =>
    (await client.admin.users.list.query({ q })).items.map(({ id }) => id);
  const named = async (firstName: string) => {
    const person = await newUser(server);
    await person.client.user.updateProfile.mutate({ firstName });
    return person.user.id;
  };
  const long = await named('A'.repeat(100));
  await named('a'.repeat(9));
  const inTurn = await named(`x${'ab'.repeat(40)}!`);
  expect((await client.admin.users.list.query({ q: 'ab'.repeat(20) })).total).toBe(1);
  expect(await found('a'.repeat(10))).toEqual([long]);
  expect(await found('BA'.repeat(20))).toEqual([inTurn]);
  expect(await found('ab'.repeat(41))).toEqual([]);
});
