import { signedInClient } from '@rolecall/testkit/client';
import { expectNoViolations } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { openSignedIn } from './steps.ts';

test('the dashboard greets, shows where one is signed in and what one wrote last', async ({
  page,
  server,
  member,
}) => {
  test.slow();
  await openSignedIn(page, member, '/');
  await expect(page.getByRole('heading', { level: 1, name: 'Welcome, Grace!' })).toBeVisible();
  await expect(page.getByText('No posts yet.')).toBeVisible();
  await page.getByRole('link', { name: 'Write your first post' }).click();
  await expect(page).toHaveURL('/posts');

  const { post } = await signedInClient(server.url, member);
  for (const n of [1, 2, 3, 4]) await post.create.mutate({ title: `Note ${n}`, content: 'Text.' });
  await page.goto('/');
  const posts = page.getByRole('list', { name: 'Your latest posts' });
  await expect(posts.getByRole('link')).toHaveText(['Note 4', 'Note 3', 'Note 2']);
  // The registration signs in as well.
  await expect(page.getByText('You have 3 active sessions.')).toBeVisible();
  const sessions = page.getByRole('list', { name: 'Your sessions' }).getByRole('listitem');
  await expect(sessions).toHaveCount(3);
  await expect(sessions.first()).toContainText('This device');

  await expectNoViolations(page, '/');
  await page.setViewportSize({ width: 390, height: 844 });
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(390);
  await expectNoViolations(page, '/ on a telephone');
  await page.getByRole('link', { name: 'Password and all sessions' }).click();
  await expect(page).toHaveURL('/settings/security');
});
