import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCli, startProcess, URL_LINE } from '@rolecall/testkit/process';
import { temporaryFolder } from '@rolecall/testkit/temporary-folder';
import { startTestServer } from '@rolecall/testkit/test-server';
import { afterAll, expect, it } from 'vitest';
import { backupName } from '../src/backup/backup-names.ts';
import { startForCli } from './cli-ways.ts';
import { startReceiver } from './otlp-receiver.ts';

const { server, admin, here, stop } = await startForCli();
afterAll(stop);

type Finding = { check: string; level: string; says: string; fix?: string };

/** What the doctor finds of one thing, in a word. */
const levels = (findings: Finding[], check: string) =>
  findings.filter((finding) => finding.check === check).map(({ level }) => level);

it('finds a running installation well, and sends a test email', async () => {
  const wishes = ['--url', server.url, '--mail-to', admin.email];
  const { exitCode, json } = await here.run('doctor', ...wishes);
  expect(json.findings.filter(({ level }: Finding) => level === 'fails')).toEqual([]);
  expect(exitCode).toBe(0);
  for (const check of [
    'database',
    'schema',
    'keys',
    'admins',
    'outbox',
    'proxy',
    'clock',
    'disk',
  ]) {
    expect([check, levels(json.findings, check)]).toEqual([check, ['ok']]);
  }
  expect(levels(json.findings, 'mail')).toEqual(['warning']);
  expect(levels(json.findings, 'test mail')).toEqual(['ok']);
});

it('says for people how to fix what is wrong, and goes on', async () => {
  const { folder, remove } = temporaryFolder('doctor');
  const { exitCode, stdout } = await runCli(folder, ['doctor'], { BACKUP_DIR: './backups' });
  expect(exitCode).toBe(1);
  expect(stdout).toMatch(/^fails +database +The file \S+ doesn’t exist/m);
  expect(stdout).toMatch(/^ +Fix: Start the server once/m);
  expect(stdout).toMatch(/^fails +backups/m);
  expect(stdout).toMatch(/^warning +disk +The folder \S+ doesn’t exist/m);

  const old = new Date(Date.now() - 72 * 3_600_000);
  writeFileSync(join(folder, backupName(old)), '');
  const aged = await runCli(folder, ['doctor'], { BACKUP_DIR: '.' });
  expect(aged.stdout).toMatch(/^warning +backups +The newest backup in . is 72 hours old/m);
  remove();
});

it('reports demo users, with which production does not start', async () => {
  const { folder, remove } = temporaryFolder('doctor');
  const demo = startProcess(folder, { NODE_ENV: 'development' }, ['--demo']);
  await demo.printed(URL_LINE);
  demo.child.kill('SIGTERM');
  await demo.ended;
  const { exitCode, stdout } = await runCli(folder, ['doctor']);
  expect(stdout).toMatch(/^warning +demo +/m);
  expect(exitCode).toBe(0);
  const SECRET_KEY = readFileSync(join(folder, 'data/secret.key'), 'utf8');
  const variables = { NODE_ENV: 'production', APP_URL: 'https://a.example', SECRET_KEY };
  const live = await runCli(folder, ['doctor'], { ...variables, RESEND_API_KEY: 're_123' });
  expect(live.stdout).toMatch(/^fails +demo +/m);
  expect(live.exitCode).toBe(1);
  remove();
});

it('tells a wrong setting and a wrong key', async () => {
  const { folder, remove } = temporaryFolder('doctor');
  const run = async (variables: Record<string, string> = {}) => {
    const { exitCode, stdout } = await runCli(folder, ['doctor', '--json'], variables);
    return { exitCode, findings: JSON.parse(stdout).findings as Finding[] };
  };
  const typo = await run({ REGISTRATON: 'closed' });
  expect(levels(typo.findings, 'environment')).toEqual(['ok', 'warning']);
  const port = await run({ PORT: 'eighty' });
  expect(port).toMatchObject({ exitCode: 1, findings: [{ check: 'environment', level: 'fails' }] });
  await runCli(folder, ['migrate']);
  rmSync(join(folder, 'data/secret.key'));
  expect(levels((await run()).findings, 'keys')).toEqual(['fails']);

  writeFileSync(join(folder, 'data/rolecall.db'), 'no database at all'.repeat(100));
  const broken = await run();
  expect(levels(broken.findings, 'database')).toEqual(['fails']);
  const [database] = broken.findings.filter(({ check }) => check === 'database');
  expect(database?.says).toMatch(/^The database file is damaged/);
  expect(database?.fix).toMatch(/^Check DATABASE_URL, or restore a backup with/);
  expect(await run({ SMTP_URL: 'smtp://127.0.0.1:9' })).toMatchObject({
    findings: expect.arrayContaining([
      {
        check: 'mail',
        level: 'warning',
        says: expect.any(String),
        fix: expect.stringMatching(/MAIL_FROM/),
      },
    ]),
  });
  remove();
});

it('asks the trace collector, where there is one', async () => {
  const { folder, remove } = temporaryFolder('doctor');
  const tracesWith = async (variables: Record<string, string>) => {
    const { stdout } = await runCli(folder, ['doctor', '--json'], variables);
    const { findings }: { findings: Finding[] } = JSON.parse(stdout);
    return findings.filter(({ check }) => check === 'traces');
  };
  const receiver = startReceiver();
  const here = { OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url };
  expect(await tracesWith({})).toEqual([]);
  expect(await tracesWith({ ...here, OTEL_SDK_DISABLED: 'true' })).toEqual([]);
  expect(receiver.requests).toEqual([]);
  const headers = { OTEL_EXPORTER_OTLP_HEADERS: 'x-key=a%20key' };
  expect(await tracesWith({ ...here, ...headers })).toMatchObject([{ level: 'ok' }]);
  expect(receiver.requests.map(({ path }) => path)).toEqual(['/v1/traces']);
  expect(receiver.requests[0]?.headers.get('x-key')).toBe('a key');
  await receiver.stop();

  const [away] = await tracesWith(here);
  expect(away).toMatchObject({ level: 'warning' });
  expect(away?.says).toMatch(/^The collector at \S+ can’t be reached: /);
  for (const [status, variable, fix] of [
    [401, 'OTEL_EXPORTER_OTLP_ENDPOINT', 'Check OTEL_EXPORTER_OTLP_HEADERS.'],
    [404, 'OTEL_EXPORTER_OTLP_ENDPOINT', 'Check the path in OTEL_EXPORTER_OTLP_ENDPOINT.'],
    [
      404,
      'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT',
      'Check the path in OTEL_EXPORTER_OTLP_TRACES_ENDPOINT.',
    ],
    [503, 'OTEL_EXPORTER_OTLP_ENDPOINT', 'Check the log of the collector.'],
  ] as const) {
    const other = Bun.serve({ port: 0, fetch: () => new Response('no', { status }) });
    const [denied] = await tracesWith({ [variable]: other.url.href });
    expect(denied).toMatchObject({ level: 'warning', fix });
    expect(denied?.says).toContain(`returned ${status}`);
    await other.stop(true);
  }
  remove();
});

it('notices a server that lets clients choose their IP', async () => {
  const trusting = await startTestServer({ TRUST_PROXY: '1' });
  const { json } = await here.run('doctor', '--url', trusting.url);
  expect(levels(json.findings, 'proxy')).toEqual(['fails']);
  await trusting.stop();
});

it('does not take a budget that is used up for that', async () => {
  const tight = { RATE_LIMITS: JSON.stringify({ 'token.address': { limit: 1 } }) };
  const strict = await startTestServer(tight);
  const { json } = await here.run('doctor', '--url', strict.url);
  expect(levels(json.findings, 'proxy')).toEqual(['ok']);
  await strict.stop();
});

it('notices a URL where something else answers, or nothing', async () => {
  const other = Bun.serve({ port: 0, hostname: '127.0.0.1', fetch: () => new Response('hello') });
  for (const url of [`http://127.0.0.1:${other.port}`, 'http://127.0.0.1:9']) {
    const { exitCode, json } = await here.run('doctor', '--url', url);
    expect([exitCode, levels(json.findings, 'url')]).toEqual([1, ['fails']]);
  }
  await other.stop(true);
});
