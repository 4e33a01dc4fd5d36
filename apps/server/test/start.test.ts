import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { AppRouter } from '@rolecall/api/router';
import { newEmail, PASSWORD } from '@rolecall/testkit/people';
import { poll } from '@rolecall/testkit/poll';
import { runCli, SERVER_FROM_SOURCES, startProcess, URL_LINE } from '@rolecall/testkit/process';
import { newSecretKey } from '@rolecall/testkit/secret-key';
import { temporaryFolder } from '@rolecall/testkit/temporary-folder';
import { createTRPCClient, httpLink } from '@trpc/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

let place: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  place = temporaryFolder('process');
});
afterEach(() => place.remove());

const PRODUCTION = {
  NODE_ENV: 'production',
  SECRET_KEY: newSecretKey(),
  APP_URL: 'http://localhost:3000',
  RESEND_API_KEY: 're_test_1234567890',
};

describe('a start', () => {
  it('keeps secret and data from one start to the next, and the setup link is for the first admin', async () => {
    const first = startProcess(place.folder);
    const url = await first.printed(URL_LINE);
    const token = await first.printed(/\/setup#(\S+)/);
    const key = readFileSync(join(place.folder, 'data/secret.key'), 'utf8');
    expect(statSync(join(place.folder, 'data/secret.key')).mode & 0o777).toBe(0o600);
    const client = createTRPCClient<AppRouter>({ links: [httpLink({ url: `${url}/trpc` })] });
    const email = newEmail();
    await client.auth.setup.mutate({ token, email, password: PASSWORD });
    first.child.kill('SIGTERM');
    expect(await first.ended).toBe(0);

    const second = startProcess(place.folder);
    const again = await second.printed(URL_LINE);
    const { user } = await createTRPCClient<AppRouter>({
      links: [httpLink({ url: `${again}/trpc` })],
    }).auth.login.mutate({ email, password: PASSWORD });
    expect(user.role).toBe('admin');
    expect(second.output()).not.toContain('/setup#');
    expect(readFileSync(join(place.folder, 'data/secret.key'), 'utf8')).toBe(key);
    second.child.kill('SIGINT');
    expect(await second.ended).toBe(0);
  });

  it('takes the next port when its own is taken', async () => {
    const taken = Bun.serve({ port: 0, hostname: '127.0.0.1', fetch: () => new Response('') });
    const server = startProcess(place.folder, { PORT: String(taken.port) });
    const url = await server.printed(URL_LINE);
    expect(Number(new URL(url).port)).toBeGreaterThan(taken.port ?? 0);
    server.child.kill('SIGTERM');
    expect(await server.ended).toBe(0);
    await taken.stop(true);
  });

  it('says where another server answers on the same database, while that lives', async () => {
    const OTHER = /Another Rolecall already runs on this database, at (\S+)/;
    const first = startProcess(place.folder);
    const url = await first.printed(URL_LINE);
    await first.printed(/\/setup#/);
    expect(first.output()).not.toMatch(OTHER);
    expect((await runCli(place.folder, ['user', 'list'])).exitCode).toBe(0);
    const made = await runCli(place.folder, ['admin', 'create', '--email', 'ada@example.com']);
    expect(made.stdout).toContain(`${url}/reset-password?`);
    const second = startProcess(place.folder);
    expect(await second.printed(OTHER)).toBe(url);
    for (const { child, ended } of [first, second]) {
      child.kill('SIGKILL');
      await ended;
    }
    const third = startProcess(place.folder);
    await third.printed(/\/setup#/);
    third.child.kill('SIGTERM');
    await third.ended;
    expect(third.output()).not.toMatch(OTHER);
    expect(readdirSync(join(place.folder, 'data'))).not.toContain('rolecall.db.server');
  });

  it('names the setting that a misspelt variable was meant to be', async () => {
    const server = startProcess(place.folder, { REGISTRATON: 'closed', npm_config_port: '1' });
    await server.printed(/REGISTRATON is not a setting: did you mean REGISTRATION\?/);
    server.child.kill('SIGTERM');
    await server.ended;
    expect(server.output().match(/Warning/g)).toHaveLength(1);
  });

  it('adds the demo people once, with every role and state', async () => {
    for (let start = 0; start < 2; start++) {
      const server = startProcess(place.folder, {}, ['--demo']);
      const url = await server.printed(URL_LINE);
      const [, email = '', password = ''] =
        /sign in as (\S+) with “(.+)”/.exec(server.output()) ?? [];
      const link = (headers = {}) => [httpLink({ url: `${url}/trpc`, headers })];
      const { tokens } = await createTRPCClient<AppRouter>({
        links: link(),
      }).auth.login.mutate({ email, password });
      const client = createTRPCClient<AppRouter>({
        links: link({ authorization: `Bearer ${tokens.accessToken}` }),
      });
      expect((await client.admin.users.list.query({})).total).toBe(200);
      for (const filter of [
        { role: 'admin' },
        { status: 'inactive' },
        { verified: false },
      ] as const) {
        const { total } = await client.admin.users.list.query(filter);
        expect(total).toBeGreaterThan(1);
        expect(total).toBeLessThan(100);
      }
      server.child.kill('SIGTERM');
      expect(await server.ended).toBe(0);
    }
  });

  it('answers fifty open requests before it ends', async () => {
    const many = { limit: 1000 };
    const server = startProcess(place.folder, {
      RATE_LIMITS: JSON.stringify({ 'signIn.address.minute': many, 'signIn.address.hour': many }),
    });
    const url = await server.printed(URL_LINE);
    const login = () =>
      fetch(`${url}/trpc/auth.login`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', connection: 'close' },
        body: JSON.stringify({ email: newEmail(), password: PASSWORD }),
      }).then(({ status }) => status);
    const responses = Array.from({ length: 50 }, login);
    await Promise.race(responses);
    // Twice, as a terminal and a supervisor do.
    server.child.kill('SIGTERM');
    server.child.kill('SIGTERM');
    const statuses = await Promise.all(responses);
    // On a slow machine the pool of hashes turns some away, which is an answer, too.
    expect(statuses.filter((status) => status !== 401 && status !== 503)).toEqual([]);
    expect(await server.ended).toBe(0);
  });

  it('writes no token, password or key into the database', async () => {
    const server = startProcess(place.folder);
    const url = await server.printed(URL_LINE);
    const setup = await server.printed(/\/setup#(\S+)/);
    const client = createTRPCClient<AppRouter>({ links: [httpLink({ url: `${url}/trpc` })] });
    const email = newEmail();
    const response = await client.auth.register.mutate({ email, password: PASSWORD });
    if (!('tokens' in response)) throw new Error('expected tokens');
    const { session } = await client.auth.createSession.mutate({ email, password: PASSWORD });
    const mailbox = join(place.folder, 'data/mailbox');
    const verification = await mailToken(() => client.dev.mailbox.query());
    server.child.kill('SIGTERM');
    await server.ended;
    expect(readdirSync(mailbox).length).toBeGreaterThan(0);
    const data = join(place.folder, 'data');
    const bytes = readdirSync(data)
      .filter((name) => name.startsWith('rolecall.db'))
      .map((name) => readFileSync(join(data, name)).toString('latin1'))
      .join('');
    expect(bytes).toContain(email);
    const { accessToken, refreshToken } = response.tokens;
    const key = readFileSync(join(data, 'secret.key'), 'utf8');
    for (const secret of [
      PASSWORD,
      setup,
      verification,
      accessToken.split('.')[2] ?? '',
      refreshToken,
      refreshToken.split('.')[2] ?? '',
      session.token,
      key,
    ]) {
      expect(secret.length).toBeGreaterThan(20);
      expect(bytes).not.toContain(secret);
    }
  });
});

describe('a start that cannot be', () => {
  const key = PRODUCTION.SECRET_KEY;

  /** Expects that a start ends with a sentence about a setting, without the key, and leaves nothing. */
  async function expectOneSentence(server: ReturnType<typeof startProcess>, name: string) {
    expect(await server.ended).toBe(5);
    const lines = server.output().trim().split('\n');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(name);
    expect(lines[0]).not.toContain(key);
    expect(readdirSync(place.folder)).toEqual([]);
  }

  it.each([
    ['NODE_ENV', { NODE_ENV: 'staging' }],
    ['PORT', { PORT: 'eighty' }],
    ['DATABASE_URL', { DATABASE_URL: 'mysql://localhost/x' }],
    ['JWT_EXPIRES_IN', { JWT_EXPIRES_IN: 'soon' }],
    ['RATE_LIMITS', { RATE_LIMITS: '{"no.such":{"limit":1}}' }],
    ['RATE_LIMITS', { RATE_LIMITS: 'nonsense' }],
    ['AUDIT_RETENTION', { AUDIT_RETENTION: '0' }],
    ['METRICS_TOKEN', { METRICS_TOKEN: 'short' }],
    ['TRUST_PROXY', { TRUST_PROXY: 'everybody' }],
    ['REFRESH_IDLE', { REFRESH_IDLE: '40d' }],
    ['ADMIN_SECRET_KEY', { ADMIN_SECRET_KEY: 'short' }],
    ['ADMIN_SECRET_KEY', { ADMIN_SECRET_KEY: 'changemechangeme' }],
    ['SECRET_KEY', { ...PRODUCTION, SECRET_KEY: undefined }],
    ['SECRET_KEY', { ...PRODUCTION, SECRET_KEY: 'change-me' }],
    ['SECRET_KEY', { ...PRODUCTION, SECRET_KEY: `${'A'.repeat(43)}=` }],
    ['APP_URL', { ...PRODUCTION, APP_URL: undefined }],
    ['APP_URL', { ...PRODUCTION, APP_URL: 'http://accounts.example.com' }],
    ['RESEND_API_KEY', { ...PRODUCTION, RESEND_API_KEY: undefined }],
    ['SMTP_URL', { ...PRODUCTION, SMTP_URL: 'smtp://127.0.0.1:25' }],
  ])('names %s in one sentence: %o', async (name, variables) => {
    await expectOneSentence(startProcess(place.folder, variables), name);
  });

  it('has no NODE_ENV: the executable alone has one of its own', async () => {
    const variables = { NODE_ENV: undefined };
    const server = startProcess(place.folder, variables, [], SERVER_FROM_SOURCES);
    await expectOneSentence(server, 'NODE_ENV');
  });

  it('has demo people in production', async () => {
    const demo = startProcess(place.folder, {}, ['--demo']);
    await demo.printed(URL_LINE);
    demo.child.kill('SIGTERM');
    await demo.ended;
    const secret = readFileSync(join(place.folder, 'data/secret.key'), 'utf8');
    for (const args of [[], ['--demo']]) {
      const server = startProcess(place.folder, { ...PRODUCTION, SECRET_KEY: secret }, args);
      expect(await server.ended).toBe(5);
      expect(server.output().trim().split('\n')).toHaveLength(1);
      expect(server.output()).toContain('demo');
    }
  });

  it('is to add demo people where there are users', async () => {
    const seeded = await runCli(place.folder, ['seed', '--users', '3']);
    expect(seeded.exitCode).toBe(0);
    const refused = startProcess(place.folder, {}, ['--demo']);
    expect(await refused.ended).toBe(5);
    expect(refused.output().trim().split('\n')).toEqual([expect.stringContaining('--demo')]);
    // The made-up users of an experiment have no password.
    const secret = readFileSync(join(place.folder, 'data/secret.key'), 'utf8');
    const server = startProcess(place.folder, { ...PRODUCTION, SECRET_KEY: secret });
    expect(await server.printed(/ is running\./)).toBeDefined();
    expect(server.output()).not.toContain('admin@demo.example');
    server.child.kill('SIGTERM');
    await server.ended;
  });

  it('is given an option that there is not', async () => {
    const server = startProcess(place.folder, {}, ['--help'], SERVER_FROM_SOURCES);
    expect(await server.ended).toBe(5);
    expect(server.output().trim().split('\n')).toHaveLength(1);
    expect(server.output()).toContain('Unknown option --help');
    expect(readdirSync(place.folder)).toEqual([]);
  });

  it('has a database that does not answer', async () => {
    const server = startProcess(place.folder, { DATABASE_URL: 'http://127.0.0.1:9' });
    expect(await server.ended).toBe(4);
    expect(server.output().trim().split('\n')).toHaveLength(1);
    expect(server.output()).toContain('DATABASE_URL');
  });

  it('has another SECRET_KEY than the database was made with', async () => {
    const first = startProcess(place.folder);
    await first.printed(URL_LINE);
    first.child.kill('SIGTERM');
    await first.ended;
    const server = startProcess(place.folder, { SECRET_KEY: key });
    expect(await server.ended).toBe(5);
    expect(server.output().trim().split('\n')).toHaveLength(1);
    expect(server.output()).toContain('SECRET_KEY');
  });
});

function mailToken(list: () => Promise<{ items: { text: string }[] }>): Promise<string> {
  // A notice of the new sign-in comes as well, before it or after.
  return poll(async () => {
    const text = (await list()).items.map((mail) => mail.text).join('\n');
    return /verify-email\?token=(\S+)/.exec(text)?.[1];
  }, 'no link to verify the email came');
}
