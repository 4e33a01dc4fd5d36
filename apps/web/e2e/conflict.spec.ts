import { signedInClient } from '@rolecall/testkit/client';
import { expectNoViolations } from './axe.ts';
import { expect, expectConsoleError, test, withAndWithoutJavaScript } from './fixtures.ts';
import { openSignedIn, openUser } from './steps.ts';

withAndWithoutJavaScript((javaScriptEnabled) => {
  test.beforeEach(() => expectConsoleError(/status of 409/));

  test('a post that was changed meanwhile is shown in both versions', async ({
    page,
    server,
    member,
  }) => {
    const client = await signedInClient(server.url, member);
    const { id } = await client.post.create.mutate({ title: `A ${member.email}`, content: 'One.' });
    await openSignedIn(page, member, `/posts/${id}?edit=post`);
    await page.getByLabel('Text', { exact: true }).fill('Mine.');
    await client.post.update.mutate({ id, content: 'Theirs.' });

    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByRole('alert')).toContainText('Choose which version to keep');
    const both = page.getByRole('group', { name: 'Text', exact: true });
    await expect(both).toContainText('Theirs.');
    await expect(both).toContainText('Mine.');
    await expect(page.getByRole('group', { name: 'Title', exact: true })).toHaveCount(0);

    await page.getByRole('link', { name: 'Use the saved version' }).click();
    await expect(page.getByLabel('Text', { exact: true })).toHaveValue('Theirs.');

    await page.getByLabel('Text', { exact: true }).fill('Mine again.');
    await client.post.update.mutate({ id, content: 'Theirs again.' });
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('button', { name: 'Keep yours' }).click();
    await expect(page).toHaveURL(/\/posts\/pst_\w+$/);
    await expect(page.getByRole('article')).toContainText('Mine again.');
  });

  test('a comment that was changed meanwhile is shown in both versions', async ({
    page,
    server,
    member,
  }) => {
    const client = await signedInClient(server.url, member);
    const post = await client.post.create.mutate({ title: `C ${member.email}`, content: 'One.' });
    const { id } = await client.comment.create.mutate({ postId: post.id, content: 'First.' });
    await openSignedIn(page, member, `/posts/${post.id}?edit=${id}`);
    const field = page.getByRole('textbox', { name: 'Comment', exact: true });
    await field.fill('Mine.');
    await client.comment.update.mutate({ id, content: 'Theirs.' });

    await page.getByRole('button', { name: 'Save comment' }).click();
    const both = page.getByRole('group', { name: 'Comment', exact: true });
    await expect(both).toContainText('Theirs.');
    await expect(both).toContainText('Mine.');
    await page.getByRole('link', { name: 'Use the saved version' }).click();
    await expect(field).toHaveValue('Theirs.');

    await field.fill('Mine again.');
    await client.comment.update.mutate({ id, content: 'Theirs again.' });
    await page.getByRole('button', { name: 'Save comment' }).click();
    await page.getByRole('button', { name: 'Keep yours' }).click();
    await expect(page.getByText('Mine again.')).toBeVisible();
    await expect(field).toHaveCount(0);
  });

  test('a profile that was changed meanwhile is shown in both versions', async ({
    page,
    server,
    admin,
    member,
  }) => {
    await openUser(page, admin, member);
    const client = await signedInClient(server.url, member);
    await client.user.updateProfile.mutate({ lastName: 'Theirs' });
    await page.getByLabel('First name').fill('Mine');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByRole('group', { name: 'Last name' })).toContainText('Theirs');
    if (javaScriptEnabled) await expectNoViolations(page, 'a conflict');
    await page.getByLabel('Last name').fill('Theirs');
    await page.getByRole('button', { name: 'Keep yours' }).click();
    await expect(page.locator('#profile').getByRole('status')).toHaveText('Profile saved.');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mine Theirs');
  });
});
