import { postNumbers } from '@rolecall/db/search-indexes';
import { users } from '@rolecall/db/tables/users';
import { newUser } from '@rolecall/testkit/people';
import { startTestServer } from '@rolecall/testkit/test-server';
import { afterAll, expect, test } from 'vitest';

const server = await startTestServer();
afterAll(() => server.stop());
const { client } = await newUser(server);

/** One character, which is 18 when it is folded. */
const PHRASE = 'ﷺ';
const CONTENT_MAX = 20_000;

/** How long the longest text is that a search goes by. */
async function longest(table: typeof postNumbers | typeof users): Promise<number> {
  const { searchText } = table;
  const rows = await server.core.db.lookup.select({ searchText }).from(table);
  return Math.max(...rows.map((row) => row.searchText.length));
}

test('a post of characters that fold to many is indexed about as one of letters is', async () => {
  const { id } = await client.post.create.mutate({
    title: PHRASE.repeat(200),
    content: PHRASE.repeat(CONTENT_MAX),
  });
  expect(await longest(postNumbers)).toBeLessThan(1.5 * CONTENT_MAX);
  await client.post.update.mutate({ id, content: `${PHRASE.repeat(CONTENT_MAX - 1)}x` });
  expect(await longest(postNumbers)).toBeLessThan(1.5 * CONTENT_MAX);
  const { items } = await client.post.list.query({ q: 'صلى' });
  expect(items.map((post) => post.id)).toEqual([id]);
});

test('so is a name', async () => {
  const name = PHRASE.repeat(100);
  await client.user.updateProfile.mutate({ firstName: name, lastName: name });
  expect(await longest(users)).toBeLessThan(1_500);
});

test('the last word of an ordinary text of full length is found', async () => {
  const sentence = `Über „Straßen“ und Größe… Ελλάδα, 한글, كتاب ${PHRASE} — 🙂. `;
  const text = sentence
    .repeat(1_000)
    .slice(0, CONTENT_MAX - 100)
    .toWellFormed();
  const content = `${text} endewort`;
  const { id } = await client.post.create.mutate({ title: 'Long', content });
  const { items } = await client.post.list.query({ q: 'endewort' });
  expect(items.map((post) => post.id)).toEqual([id]);
});
