import { newAdmin, newEmail, newUser, PASSWORD } from '@rolecall/testkit/people';
import { refusal } from '@rolecall/testkit/refusal';
import { startTestServer } from '@rolecall/testkit/test-server';
import { afterAll, describe, expect, it } from 'vitest';
import { VERSION } from '../src/version.ts';

const TOKEN = 'a-token-of-the-operator';

const server = await startTestServer();
afterAll(() => server.stop());

async function scrape(headers: Record<string, string> = {}, from = server) {
  const response = await fetch(`${from.url}/metrics`, { headers });
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    text: await response.text(),
  };
}

/** The value of a series, such as `name{label="x"}`; 0 while there is none. */
async function read(series: string): Promise<number> {
  const line = (await scrape()).text.split('\n').find((text) => text.startsWith(`${series} `));
  return Number(line?.slice(series.length) ?? 0);
}

describe('the metrics', () => {
  it('are Prometheus text with what the process, its queues and its pools do', async () => {
    const { status, type, text } = await scrape();
    expect([status, type]).toEqual([200, expect.stringMatching(/^text\/plain; version=0\.0\.4/)]);
    for (const name of [
      `rolecall_build_info{version="${VERSION}",bun="${Bun.version}"}`,
      'process_cpu_seconds_total',
      'process_resident_memory_bytes',
      'nodejs_eventloop_lag_p99_seconds',
      'rolecall_password_hashes{state="running"}',
      'rolecall_password_hashes{state="waiting"}',
      'rolecall_database_writes',
      'rolecall_database_reads',
      'rolecall_replica_lag_seconds',
      'rolecall_backups_total{result="failed"}',
      'nodejs_eventloop_lag_p99_seconds',
      'rolecall_mail_jobs{state="queued"}',
      'rolecall_mail_jobs{state="retrying"}',
      'rolecall_mail_jobs{state="failed"}',
      'rolecall_mail_oldest_seconds',
    ]) {
      expect(text).toMatch(new RegExp(`^${name.replace(/[{}]/g, '\\$&')} [0-9.e+-]+$`, 'm'));
    }
  });

  it('count requests by the template of their route, whatever is asked for', async () => {
    const { user, tokens } = await newUser(server);
    const headers = { authorization: `Bearer ${tokens.accessToken}` };
    const series = 'http_requests_total{method="GET",route="/api/v1/users/{id}",status="200"}';
    const before = await read(series);
    for (let n = 0; n < 3; n++) await fetch(`${server.url}/api/v1/users/${user.id}`, { headers });
    expect(await read(series)).toBe(before + 3);
    expect(
      await read('http_request_duration_seconds_count{method="GET",route="/api/v1/users/{id}"}'),
    ).toBe(before + 3);
    for (const path of ['/api/v1/users/secret-1', '/api/v1/secret-2', '/secret-3?a=secret-4']) {
      await fetch(server.url + path, { headers });
    }
    const { text } = await scrape();
    expect(text).not.toMatch(/secret|usr_|@example\.com|127\.0\.0\.1/);
    expect(text).not.toContain(tokens.sessionId);
  });

  it('make no more series, however many paths and methods are tried', async () => {
    const ask = (path: string, method = 'GET') => fetch(server.url + path, { method });
    const series = async () => (await scrape()).text.match(/^http_requests_total/gm)?.length ?? 0;
    await Promise.all([ask('/a'), ask('/api/v1/a'), ask('/api/v1/users/a'), ask('/trpc/a')]);
    await scrape();
    const before = await series();
    for (let n = 0; n < 20; n++) {
      await Promise.all(
        [`/x${n}`, `/api/v1/x${n}`, `/api/v1/users/x${n}`, `/trpc/x${n}`].map((path) => ask(path)),
      );
    }
    expect(await series()).toBe(before);
  });

  it('count sign-ins by result, and every call by procedure', async () => {
    const { email } = await newUser(server);
    const signIns = (result: string) => read(`rolecall_sign_ins_total{result="${result}"}`);
    const [good, bad] = [await signIns('OK'), await signIns('INVALID_CREDENTIALS')];
    const client = server.client();
    await client.auth.login.mutate({ email, password: PASSWORD });
    await client.auth.createSession.mutate({ email, password: PASSWORD });
    await refusal(client.auth.login.mutate({ email, password: 'wrong' }));
    expect([await signIns('OK'), await signIns('INVALID_CREDENTIALS')]).toEqual([
      good + 2,
      bad + 1,
    ]);
    await fetch(`${server.url}/api/v1/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password: PASSWORD }),
    });
    expect(await signIns('OK')).toBe(good + 3);
    const refused = 'rolecall_procedure_calls_total{procedure="user.me",result="UNAUTHENTICATED"}';
    const before = await read(refused);
    const timed = 'rolecall_procedure_duration_seconds_count{procedure="user.me"}';
    const timedBefore = await read(timed);
    await refusal(client.user.me.query());
    expect(await read(refused)).toBe(before + 1);
    expect(await read(timed)).toBe(timedBefore + 1);
  });

  it('count an export that REST streams as a call like any other', async () => {
    const exports = (result: string) =>
      read(`rolecall_procedure_calls_total{procedure="admin.users.export",result="${result}"}`);
    const ask = async (token: string) => {
      const headers = { authorization: `Bearer ${token}` };
      const response = await fetch(`${server.url}/api/v1/admin/users.csv`, { headers });
      await response.text();
      return response.status;
    };
    const [admin, user] = [await newAdmin(server), await newUser(server)];
    expect(await ask(admin.tokens.accessToken)).toBe(200);
    expect(await ask(user.tokens.accessToken)).toBe(403);
    expect([await exports('OK'), await exports('FORBIDDEN')]).toEqual([1, 1]);
  });

  it('count mails that left, and show those that wait', async () => {
    const sent = 'rolecall_mail_attempts_total{result="sent"}';
    const before = await read(sent);
    const email = newEmail();
    await newUser(server, email);
    await server.mailTo(email, /Verify/);
    await expect.poll(() => read(sent)).toBeGreaterThan(before);
    await expect.poll(() => read('rolecall_mail_jobs{state="queued"}')).toBe(0);
    expect(await read('rolecall_mail_oldest_seconds')).toBe(0);
  });

  it('are for this machine, by its own name, and for no one whom a proxy passed on', async () => {
    expect((await scrape()).status).toBe(200);
    for (const name of ['x-forwarded-proto', 'forwarded', 'cf-ray', 'x-client-ip', 'via']) {
      const { status, text } = await scrape({ [name]: '10.0.0.1' });
      expect([status, JSON.parse(text).error.code], name).toEqual([404, 'NOT_FOUND']);
    }
    expect((await scrape({ host: 'accounts.example.com' })).status).toBe(404);
  });

  it('want the token once there is one', async () => {
    const own = await startTestServer({ METRICS_TOKEN: TOKEN });
    const { accessToken } = (await newUser(own)).tokens;
    const status = async (authorization?: string) =>
      (
        await scrape(
          { 'x-forwarded-for': '203.0.113.9', ...(authorization && { authorization }) },
          own,
        )
      ).status;
    expect(await status(`Bearer ${TOKEN.slice(1)}`)).toBe(404);
    expect(await status()).toBe(404);
    expect(await status(`Bearer ${accessToken}`)).toBe(404);
    expect(await status(`Bearer ${TOKEN}`)).toBe(200);
    await own.stop();
  });
});
