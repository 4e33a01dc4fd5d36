import type { AppRouter } from '@rolecall/api/router';
import { PASSWORD } from '@rolecall/testkit/people';
import { runCli, startProcess, URL_LINE } from '@rolecall/testkit/process';
import { temporaryFolder } from '@rolecall/testkit/temporary-folder';
import { createTRPCClient, httpLink } from '@trpc/client';
import { afterEach, beforeEach, expect, it } from 'vitest';

let place: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  place = temporaryFolder('process');
});
afterEach(() => place.remove());

it('makes an administrator, who sets a password by the link, beside a running server', async () => {
  const server = startProcess(place.folder);
  const url = await server.printed(URL_LINE);
  const args = ['admin', 'create', '--email', ' Root@Example.com ', '--json'];
  const made = await runCli(place.folder, args);
  expect(made).toMatchObject({ exitCode: 0, stderr: '' });
  const { user, link } = JSON.parse(made.stdout);
  expect(user).toMatchObject({ email: 'root@example.com', role: 'admin', emailVerified: true });

  const client = createTRPCClient<AppRouter>({ links: [httpLink({ url: `${url}/trpc` })] });
  const token = new URL(link).searchParams.get('token') ?? '';
  await client.auth.resetPassword.mutate({ token, password: PASSWORD });
  const signedIn = await client.auth.login.mutate({ email: user.email, password: PASSWORD });
  expect(signedIn.user.role).toBe('admin');

  const again = await runCli(place.folder, args);
  expect(again).toMatchObject({ exitCode: 1, stdout: '' });
  expect(JSON.parse(again.stderr).error.code).toBe('EMAIL_TAKEN');
  server.child.kill('SIGTERM');
  expect(await server.ended).toBe(0);
});

it('rotates keys and migrates, and says so for people', async () => {
  expect(await runCli(place.folder, ['migrate'])).toMatchObject({
    exitCode: 0,
    stdout: 'The database is up to date.\n',
  });
  const rotated = await runCli(place.folder, ['keys', 'rotate']);
  expect(rotated).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('signs from') });
});
