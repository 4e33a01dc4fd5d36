import { expect, test } from './fixtures.ts';

const PASSWORD = 'violet-anchor-tundra-92';

test('whoever opens this machine by another name is led to the one in use', async ({
  page,
  server,
}) => {
  const other = server.url.replace('localhost', '127.0.0.1');
  await page.goto(`${other}/login?next=%2Fposts`);
  await expect(page).toHaveURL(`${server.url}/login?next=%2Fposts`);
});

test('a form sent from another name says which URL to use, with and without JavaScript', async ({
  request,
  server,
}) => {
  const other = server.url.replace('localhost', '127.0.0.1');
  const send = (headers: Record<string, string>) =>
    request.post(`${other}/login`, {
      form: { email: 'x@example.com', password: PASSWORD },
      headers: { origin: other, ...headers },
      maxRedirects: 0,
    });
  const plain = await send({ accept: 'text/html' });
  expect(plain.status()).toBe(403);
  expect(plain.headers()['content-type']).toContain('text/html');
  expect(await plain.text()).toContain(`href="${server.url}/login"`);
  const scripted = await send({ accept: 'application/json', 'x-sveltekit-action': 'true' });
  expect(await scripted.json()).toMatchObject({
    type: 'error',
    status: 403,
    error: { message: expect.stringContaining(server.url), goTo: `${server.url}/login` },
  });
});
