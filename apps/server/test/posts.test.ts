import { newAdmin, newUser, PASSWORD } from '@rolecall/testkit/people';
import { refusal } from '@rolecall/testkit/refusal';
import { startTestServer } from '@rolecall/testkit/test-server';
import { afterAll, describe, expect, it } from 'vitest';

type Person = Awaited<ReturnType<typeof newUser>>;

const server = await startTestServer();
afterAll(() => server.stop());
const admin = await newAdmin(server);
const author = await newUser(server);
const reader = await newUser(server);

let count = 0;
const newPost = (by: Person = author) =>
  by.client.post.create.mutate({ title: `Title ${++count}`, content: 'First line\r\nsecond' });

describe('posts', () => {
  it('are written by one, read by all, with line breaks as they should be', async () => {
    const post = await newPost();
    expect(post).toMatchObject({
      id: expect.stringMatching(/^pst_/),
      content: 'First line\nsecond',
      author: { id: author.user.id, username: author.user.username, fullName: 'Pat Doe' },
      commentCount: 0,
    });
    expect(Object.keys(post.author)).toEqual(['id', 'username', 'fullName']);
    expect(await reader.client.post.get.query({ id: post.id })).toEqual(post);
    expect((await refusal(server.client().post.get.query({ id: post.id }))).code).toBe(
      'UNAUTHENTICATED',
    );
  });

  it('have a title of their own among those of their author', async () => {
    const { title, id } = await newPost();
    const again = author.client.post.create.mutate({ title: ` ${title} `, content: 'x' });
    expect(await refusal(again)).toMatchObject({
      code: 'TITLE_TAKEN',
      status: 409,
      fields: { title: [expect.any(String)] },
    });
    expect((await reader.client.post.create.mutate({ title, content: 'x' })).title).toBe(title);
    const other = await newPost();
    expect((await refusal(author.client.post.update.mutate({ id: other.id, title }))).code).toBe(
      'TITLE_TAKEN',
    );
    expect((await author.client.post.update.mutate({ id, title })).title).toBe(title);
  });

  it('are changed and deleted by their author and administrators only', async () => {
    const { id } = await newPost();
    const change = { id, content: 'changed' };
    expect(await refusal(reader.client.post.update.mutate(change))).toMatchObject({
      code: 'FORBIDDEN',
      status: 403,
    });
    expect((await refusal(reader.client.post.delete.mutate({ id }))).code).toBe('FORBIDDEN');
    expect((await author.client.post.update.mutate(change)).content).toBe('changed');
    expect((await admin.client.post.update.mutate({ id, content: 'moderated' })).content).toBe(
      'moderated',
    );
    await admin.client.post.delete.mutate({ id });
    expect(await refusal(author.client.post.get.query({ id }))).toMatchObject({
      code: 'NOT_FOUND',
      status: 404,
    });
    expect((await refusal(author.client.post.delete.mutate({ id }))).code).toBe('NOT_FOUND');
  });

  it('come newest first in pages that hold while others are written', async () => {
    const own = await startTestServer();
    const person = await newUser(own);
    const ids: string[] = [];
    for (let n = 0; n < 25; n++)
      ids.unshift(
        (
          await person.client.post.create.mutate({
            title: `T${n}`,
            content: `about ${n % 2 ? 'cats' : '100% dogs'}`,
          })
        ).id,
      );
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await person.client.post.list.query({ perPage: 10, cursor });
      seen.push(...page.items.map(({ id }) => id));
      await person.client.post.create.mutate({ title: `late ${seen.length}`, content: 'x' });
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(ids);
    const found = async (q: string) =>
      (await person.client.post.list.query({ q, perPage: 100 })).items.length;
    expect(await found('CATS')).toBe(12);
    expect(await found('100%')).toBe(13);
    expect(await found('_')).toBe(0);
    expect(await found('\0')).toBe(0);
    expect(await found('cats\0')).toBe(0);
    expect((await person.client.post.list.query({ authorId: 'usr_nobody' })).items).toEqual([]);
    expect(await refusal(person.client.post.list.query({ cursor: 'nonsense' }))).toMatchObject({
      code: 'VALIDATION_FAILED',
      fields: { cursor: [expect.any(String)] },
    });
    await own.stop();
  });

  it.each([
    ['title', { title: ' ', content: 'x' }],
    ['title', { title: 'x'.repeat(201), content: 'x' }],
    ['title', { title: 'two\nlines', content: 'x' }],
    ['content', { title: 'Fine', content: '\n \n' }],
    ['content', { title: 'Fine', content: 'x'.repeat(20_001) }],
    ['content', { title: 'Fine', content: 'bell \u0007' }],
    ['authorId', { title: 'Fine', content: 'x', authorId: 'usr_somebody' }],
  ])('refuse a bad %s', async (field, input) => {
    expect(await refusal(author.client.post.create.mutate(input))).toMatchObject({
      code: 'VALIDATION_FAILED',
      fields: { [field]: [expect.any(String)] },
    });
  });
});

describe('comments', () => {
  it('stand below a post in the order they came, and are counted', async () => {
    const { id: postId } = await newPost();
    const made: string[] = [];
    for (let n = 0; n < 12; n++)
      made.push((await reader.client.comment.create.mutate({ postId, content: `No. ${n}` })).id);
    const first = await author.client.comment.list.query({ postId, perPage: 10 });
    const second = await author.client.comment.list.query({
      postId,
      perPage: 10,
      cursor: first.nextCursor ?? '',
    });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(made);
    expect(second.nextCursor).toBeNull();
    expect((await author.client.post.get.query({ id: postId })).commentCount).toBe(12);
  });

  it('are changed and deleted by their author and administrators only', async () => {
    const { id: postId } = await newPost();
    const { id } = await reader.client.comment.create.mutate({ postId, content: 'mine' });
    expect(
      (await refusal(author.client.comment.update.mutate({ id, content: 'yours' }))).code,
    ).toBe('FORBIDDEN');
    expect((await refusal(author.client.comment.delete.mutate({ id }))).code).toBe('FORBIDDEN');
    expect((await reader.client.comment.update.mutate({ id, content: 'still mine' })).content).toBe(
      'still mine',
    );
    await admin.client.comment.delete.mutate({ id });
    expect((await refusal(reader.client.comment.delete.mutate({ id }))).code).toBe('NOT_FOUND');
  });

  it('go with their post, and posts with their author', async () => {
    const leaving = await newUser(server);
    const { id: postId } = await newPost(leaving);
    const { id: stays } = await newPost();
    await reader.client.comment.create.mutate({ postId, content: 'on theirs' });
    const theirs = await leaving.client.comment.create.mutate({
      postId: stays,
      content: 'elsewhere',
    });
    await leaving.client.user.deleteAccount.mutate({ password: PASSWORD });
    expect((await refusal(reader.client.post.get.query({ id: postId }))).code).toBe('NOT_FOUND');
    expect((await refusal(reader.client.comment.list.query({ postId }))).code).toBe('NOT_FOUND');
    const left = await reader.client.comment.list.query({ postId: stays });
    expect(left.items.map(({ id }) => id)).not.toContain(theirs.id);
  });

  it('need a post that is there', async () => {
    const call = reader.client.comment.create.mutate({ postId: 'pst_nothing', content: 'x' });
    expect(await refusal(call)).toMatchObject({ code: 'NOT_FOUND', status: 404 });
  });
});
