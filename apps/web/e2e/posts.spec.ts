import { apiClient, signedInClient } from '@rolecall/testkit/client';
import { newPerson } from '@rolecall/testkit/person';
import { OWNER_FIELD } from '../src/lib/owner.ts';
import { expect, expectConsoleError, test, withAndWithoutJavaScript } from './fixtures.ts';
import { openSignedIn, ownerOf, signedInElsewhere } from './steps.ts';

withAndWithoutJavaScript(() => {
  test('a post is written, mended, commented on and deleted', async ({ page, member }) => {
    expectConsoleError(/status of 4(00|09)/);
    const title = `News ${member.email}`;
    await openSignedIn(page, member, '/posts');
    await page.getByText('New post').click();
    await page.getByRole('button', { name: 'Publish' }).click();
    await expect(page.getByLabel('Title')).toHaveAccessibleDescription('Enter a title.');
    await page.getByLabel('Title').fill(title);
    await page.getByLabel('Text', { exact: true }).fill('See https://example.com/a.\n<b>Two</b>');
    await page.getByRole('button', { name: 'Publish' }).click();
    await expect(page).toHaveURL(/\/posts\/pst_\w+$/);
    await expect(page.getByRole('heading', { name: title })).toBeVisible();
    await expect(page.getByRole('article')).toContainText('<b>Two</b>');
    const link = page.getByRole('link', { name: 'https://example.com/a' });
    await expect(link).toHaveAttribute('href', 'https://example.com/a');
    await expect(link).toHaveAttribute('rel', /noreferrer/);

    await page.getByRole('link', { name: 'Edit', exact: true }).click();
    await page.getByLabel('Title').fill('');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByLabel('Title')).toHaveAccessibleDescription('Enter a title.');
    await page.getByLabel('Title').fill(`${title}, mended`);
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('heading', { name: `${title}, mended` })).toBeVisible();
    await expect(page).toHaveURL(/\/posts\/pst_\w+$/);

    await page.getByLabel('Your comment').fill('First!\nOr second.');
    await page.getByRole('button', { name: 'Comment', exact: true }).click();
    await expect(page.getByRole('status')).toContainText('published');
    await expect(page.getByLabel('Your comment')).toHaveValue('');
    const comments = page.getByRole('list', { name: 'Comments' }).getByRole('listitem');
    await expect(comments).toHaveCount(1);
    await comments.getByRole('link', { name: 'Edit' }).click();
    await page.getByLabel('Comment', { exact: true }).fill('');
    await page.getByRole('button', { name: 'Save comment' }).click();
    await expect(page.getByLabel('Comment', { exact: true })).toHaveAccessibleDescription(
      'Write something.',
    );
    await page.getByLabel('Comment', { exact: true }).fill('Only second.');
    await page.getByRole('button', { name: 'Save comment' }).click();
    await expect(comments).toContainText('Only second.');
    await comments.locator('summary').click();
    await comments.getByRole('button', { name: 'Delete comment' }).click();
    await expect(page.getByText('Comment deleted.')).toBeVisible();
    await expect(page.getByRole('heading', { name: '0 comments' })).toBeVisible();

    await page.getByRole('link', { name: 'Posts', exact: true }).last().click();
    await page.getByText('New post').click();
    await page.getByLabel('Title').fill(`${title}, mended`);
    await page.getByLabel('Text', { exact: true }).fill('Again.');
    await page.getByRole('button', { name: 'Publish' }).click();
    await expect(page.getByLabel('Title')).toHaveAccessibleDescription(
      /already have a post with this title/,
    );
    await expect(page.getByLabel('Text', { exact: true })).toHaveValue('Again.');

    await page.goto(`/posts?q=${encodeURIComponent(member.email)}`);
    await page.getByRole('link', { name: `${title}, mended` }).click();
    await page.getByRole('main').getByText('Delete', { exact: true }).click();
    await page.getByRole('button', { name: 'Delete this post' }).click();
    await expect(page).toHaveURL(/\/posts$/);
    await expect(page.getByText('Post deleted')).toBeVisible();
  });
});

test('posts are searched and paged by the URL', async ({ page, server, member }) => {
  test.slow();
  const client = await signedInClient(server.url, member);
  const word = `w${Date.now()}`;
  for (let n = 1; n <= 23; n++) {
    await client.post.create.mutate({ title: `Number ${n} ${word}`, content: 'Text.' });
  }
  await openSignedIn(page, member, '/posts');
  await page.getByRole('searchbox', { name: 'Search' }).fill(word);
  await page.getByRole('main').getByRole('button', { name: 'Search' }).click();
  await expect(page).toHaveURL(`/posts?q=${word}`);
  const rows = page.getByRole('list', { name: 'Posts' }).getByRole('listitem');
  await expect(rows).toHaveCount(20);
  await expect(rows.first()).toContainText('Number 23');
  await expect(rows.first()).toContainText('Grace Hopper');
  await page.getByRole('link', { name: 'Older' }).click();
  await expect(rows).toHaveCount(3);
  await expect(page).toHaveURL(/q=.*cursor=/);
  await page.getByRole('link', { name: 'Newest' }).click();
  await expect(rows).toHaveCount(20);
  await page.goto('/posts?q=nothing-like-it');
  await expect(page.getByText('No posts match your search')).toBeVisible();
  await page.goto(`/posts?q=${word}&cursor=nonsense`);
  await expect(page).toHaveURL(`/posts?q=${word}`);
});

test('comments are paged, the oldest first', async ({ page, server, member }) => {
  test.slow();
  const client = await signedInClient(server.url, member);
  const { id } = await client.post.create.mutate({ title: 'Talk', content: 'Go.' });
  for (let n = 1; n <= 22; n++) {
    await client.comment.create.mutate({ postId: id, content: `Comment ${n}.` });
  }
  await openSignedIn(page, member, `/posts/${id}`);
  const comments = page.getByRole('list', { name: 'Comments' }).getByRole('listitem');
  await expect(comments.first()).toContainText('Comment 1.');
  await page.getByRole('link', { name: 'Newer comments' }).click();
  await expect(comments).toHaveCount(2);
  await expect(comments.last()).toContainText('Comment 22.');
  await comments.last().locator('summary').click();
  await comments.last().getByRole('button', { name: 'Delete comment' }).click();
  await expect(comments).toHaveCount(1);
  await expect(page).toHaveURL(/cursor=/);
  await page.getByRole('link', { name: 'First comments' }).click();
  await expect(comments).toHaveCount(20);
});

test('others read, only admins change', async ({ page, visitor, server, admin, member }) => {
  expectConsoleError(/status of 40[34]/);
  const client = await signedInClient(server.url, member);
  const { id } = await client.post.create.mutate({ title: 'Mine', content: 'Hands off.' });
  await client.comment.create.mutate({ postId: id, content: 'My word.' });

  const reader = newPerson('Edsger', 'Dijkstra');
  await apiClient(server.url).auth.register.mutate(reader);
  await openSignedIn(page, reader, `/posts/${id}`);
  await expect(page.getByText('My word.')).toBeVisible();
  await expect(page.getByRole('main').getByText('Edit')).toHaveCount(0);
  await expect(page.getByRole('main').getByText('Delete')).toHaveCount(0);
  await page.goto(`/posts/${id}?edit=post`);
  await expect(page.getByLabel('Title')).toHaveCount(0);
  const response = await page.request.post(`/posts/${id}?/delete`, {
    form: { [OWNER_FIELD]: await ownerOf(page) },
    headers: { origin: server.url, accept: 'text/html' },
  });
  expect(response.status()).toBe(403);
  expect((await page.goto('/posts/pst_nothing'))?.status()).toBe(404);

  const theirs = await signedInElsewhere(visitor, admin, `/posts/${id}`);
  await theirs.getByRole('link', { name: 'Edit', exact: true }).click();
  await theirs.getByLabel('Title').fill('Moderated');
  await theirs.getByRole('button', { name: 'Save' }).click();
  await expect(theirs.getByRole('heading', { name: 'Moderated' })).toBeVisible();
});
