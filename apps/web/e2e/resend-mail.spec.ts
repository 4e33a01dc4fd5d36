import { createServer } from 'node:http';
import { signedInClient } from '@rolecall/testkit/client';
import { newPerson } from '@rolecall/testkit/person';
import { expect, test, withAndWithoutJavaScript } from './fixtures.ts';
import { openSignedIn } from './steps.ts';

// A provider that refuses every email for good.
const provider = createServer((_, response) => {
  response.writeHead(422, { 'content-type': 'application/json' });
  response.end('{"name":"validation_error","statusCode":422,"message":"No such mailbox."}');
});
await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
provider.unref();
const at = provider.address();
const port = typeof at === 'object' && at ? at.port : 0;
test.use({ settings: { RESEND_API_KEY: 're_test', RESEND_BASE_URL: `http://127.0.0.1:${port}` } });

withAndWithoutJavaScript(() => {
  test('an email that failed is sent again', async ({ page, server, admin }) => {
    const api = (await signedInClient(server.url, admin)).admin;
    const invited = newPerson();
    await api.users.invite.mutate({ emails: [invited.email] });
    const { id: userId } = await api.users.find.query({ user: invited.email });
    const sent = async () => (await api.mail.list.query({ userId })).items;
    await expect.poll(async () => (await sent())[0]?.status).toBe('failed');

    await openSignedIn(page, admin, `/admin/mail?user=${invited.email}`);
    await page.getByRole('button', { name: `Resend to ${invited.email}` }).click();
    await expect(page.getByText('Sent again. Only the newest link works.')).toBeVisible();
    expect(await sent()).toHaveLength(2);
    const action = 'user.invitation_sent';
    expect((await api.audit.list.query({ target: userId, action })).items).toHaveLength(1);
  });
});
