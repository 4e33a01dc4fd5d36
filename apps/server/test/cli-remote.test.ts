import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newAdmin, newUser } from '@rolecall/testkit/people';
import { poll } from '@rolecall/testkit/poll';
import { CLI, runCli } from '@rolecall/testkit/process';
import { temporaryFolder } from '@rolecall/testkit/temporary-folder';
import { startTestServer } from '@rolecall/testkit/test-server';
import { afterAll, expect, it } from 'vitest';

const server = await startTestServer();
const admin = await newAdmin(server);
const { accessToken } = admin.tokens;
const { folder, remove } = temporaryFolder('cli-remote');
afterAll(async () => {
  await server.stop();
  remove();
});

const show = (url: string, variables: Record<string, string>, ...words: string[]) =>
  runCli(folder, ['user', 'show', admin.email, '--json', '--url', url, ...words], variables);

it('takes the token from a file', async () => {
  writeFileSync(join(folder, 'token'), `${accessToken}\n`);
  const shown = await show(server.url, {}, '--token-file', 'token');
  expect(shown).toMatchObject({ exitCode: 0, stderr: '' });
  expect(JSON.parse(shown.stdout).user.id).toBe(admin.user.id);
});

it('says what keeps it from working on another machine', async () => {
  const user = await newUser(server);
  const other = Bun.serve({ port: 0, hostname: '127.0.0.1', fetch: () => new Response('hello') });
  const cases: [string, string, number, string][] = [
    ['http://127.0.0.1:9', accessToken, 4, 'UNREACHABLE'],
    [`http://127.0.0.1:${other.port}`, accessToken, 1, 'BAD_RESPONSE'],
    ['id.example.com', accessToken, 2, 'INVALID_URL'],
    [server.url, `${accessToken}x`, 1, 'UNAUTHENTICATED'],
    [server.url, user.tokens.accessToken, 1, 'FORBIDDEN'],
    [server.url, 'two words', 2, 'USAGE'],
  ];
  for (const [url, token, exitCode, code] of cases) {
    const refused = await show(url, { ROLECALL_TOKEN: token });
    expect([url, refused.exitCode, JSON.parse(refused.stderr).error.code]).toEqual([
      url,
      exitCode,
      code,
    ]);
    expect(`${refused.stdout}${refused.stderr}`).not.toContain(token);
    if (code === 'UNAUTHENTICATED') expect(refused.stderr).toContain('access token has expired');
  }
  const without = await show(server.url, {});
  expect(without).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('ROLECALL_TOKEN') });
  expect((await show(server.url, {}, '--token-file', 'none')).exitCode).toBe(2);
  await other.stop(true);
});

it('follows the audit log', async () => {
  const words = ['audit', 'tail', '--follow', '--limit', '1', '--json', '--url', server.url];
  const child = Bun.spawn([process.execPath, '--no-env-file', CLI, ...words], {
    cwd: folder,
    env: { PATH: '/usr/bin:/bin', ROLECALL_TOKEN: accessToken },
    stdout: 'pipe',
    stderr: 'inherit',
  });
  let printed = '';
  const reading = (async () => {
    for await (const chunk of child.stdout) printed += new TextDecoder().decode(chunk);
  })();
  const lines = () => printed.trim().split('\n');
  await poll(async () => (printed === '' ? undefined : true), 'Nothing was printed.');
  const { user } = await newUser(server);
  const isAbout = (line: string) => JSON.parse(line).targetId === user.id;
  await poll(async () => lines().find(isAbout), 'The new event was not printed.');
  const ids = lines().map((line) => JSON.parse(line).id);
  expect(new Set(ids).size).toBe(ids.length);
  child.kill();
  await reading;
});

it.each([
  ['http://localhost.invalid', true],
  ['HTTP://x.invalid', true],
  ['http://localhost@x.invalid', true],
  ['http://127.0.0.1:9', false],
])('warns of a token over http to %s: %s', async (url, warns) => {
  const words = ['user', 'show', admin.email, '--url', url];
  const { stderr } = await runCli(folder, words, { ROLECALL_TOKEN: accessToken });
  expect(stderr.includes('http sends the token unencrypted')).toBe(warns);
});
