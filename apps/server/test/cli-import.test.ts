import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { signIn } from '@rolecall/testkit/people';
import { runCli } from '@rolecall/testkit/process';
import { newSecretKey } from '@rolecall/testkit/secret-key';
import { temporaryFolder } from '@rolecall/testkit/temporary-folder';
import { startTestServer, type TestServer } from '@rolecall/testkit/test-server';
import { afterEach, beforeEach, expect, it } from 'vitest';

const FIXTURES = join(import.meta.dirname, '../../../packages/core/src/import/fixtures');
const SECRET_KEY = newSecretKey();
const FLASK = join(FIXTURES, 'flask-users.db');

let place: ReturnType<typeof temporaryFolder>;
let server: TestServer;
beforeEach(async () => {
  place = temporaryFolder('import');
  server = await startTestServer({ SECRET_KEY });
});
afterEach(async () => {
  await server.stop();
  place.remove();
});

const cli = (args: string[], typed = '') =>
  runCli(
    place.folder,
    args,
    { NODE_ENV: 'test', DATABASE_URL: server.database.url, SECRET_KEY },
    typed,
  );
const json = async (args: string[], typed = '') => {
  const { exitCode, stdout, stderr } = await cli([...args, '--json'], typed);
  return { exitCode, ...JSON.parse(stdout || stderr) };
};

it('moves the users of a Flask app in beside a running server', async () => {
  const dry = await cli(['import', FLASK]);
  expect(dry).toMatchObject({ exitCode: 0, stderr: '' });
  expect(dry.stdout).toMatch(/passwordHash +password_hash\n[\s\S]*new +120\n[\s\S]*bcrypt 120/);
  expect(dry.stdout).toContain('\nTable: users\n');
  expect(dry.stdout).toContain('Nothing was changed.');

  const prove = ['import', FLASK, '--prove', 'email=monaschuchha1@example.org'];
  expect(await json(prove, 'Flask-Pass-001-ok\n')).toMatchObject({
    exitCode: 0,
    kind: 'bcrypt',
    matches: true,
  });
  expect(await json(prove, 'Flask-Pass-002-ok\n')).toMatchObject({ exitCode: 1, matches: false });

  const applied = await json(['import', FLASK, '--apply']);
  expect(applied).toMatchObject({ exitCode: 0, rows: 120, counts: { new: 120 }, admins: 2 });
  const rows = readFileSync(applied.result, 'utf8').trim().split('\n');
  expect(rows).toHaveLength(120);
  expect(rows.join()).not.toContain('$2b$');
  expect(statSync(applied.result).mode & 0o777).toBe(0o600);
  const last = JSON.parse(rows.at(-1) ?? '');
  expect(last).toMatchObject({ row: 120, outcome: 'new', sourceId: '120' });

  const first = await signIn(server, 'brianfoster0@example.org', 'Flask-Pass-000-ok');
  expect(first.user).toMatchObject({ role: 'admin', firstName: 'Brian', lastName: 'Foster' });
  const { user } = await signIn(server, last.email, 'Flask-Pass-119-ok');
  expect(user).toMatchObject({ id: last.userId, status: 'active' });
  const inactive = signIn(server, 'austinmorale5@example.org', 'Flask-Pass-005-ok');
  await expect(inactive).rejects.toMatchObject({ data: { domain: { code: 'ACCOUNT_INACTIVE' } } });

  expect(await json(['import', 'undo', applied.id])).toMatchObject({
    error: { code: 'CONFIRMATION_REQUIRED' },
  });
  expect(await json(['import', 'undo', applied.id, '--yes'])).toMatchObject({
    exitCode: 0,
    removed: 118,
    kept: 2,
    keptUsers: [{ reason: 'signed in' }, { email: last.email, reason: 'signed in' }],
  });
  await signIn(server, last.email, 'Flask-Pass-119-ok');
});

it('tells what is wrong with each row, and what to do', async () => {
  const path = join(place.folder, 'people.csv');
  const lines = [
    'mail,name,role',
    'ada@example.com,Ada Lovelace,owner',
    'bob@example.com,=1+1,user',
    '"eve@example.com,Eve,user',
    'ann@example.com,Ann,user',
  ];
  writeFileSync(path, lines.join('\n'));
  const result = join(place.folder, 'rows.ndjson');
  const plan = await json(['import', path, '--result', result]);
  expect(plan).toMatchObject({ mapping: { email: 'mail' }, counts: { new: 1, invalid: 3 } });
  const outcomes = readFileSync(result, 'utf8').trim().split('\n');
  expect(outcomes.map((line) => JSON.parse(line).reasons.join())).toEqual([
    expect.stringContaining('Map it to'),
    expect.stringContaining('formula'),
    expect.stringContaining('never closed'),
    expect.stringContaining('No password'),
  ]);
  expect(await json(['import', path, '--roles', 'owner=admin'])).toMatchObject({
    counts: { new: 2 },
    admins: 1,
  });
  for (const [args, said] of [
    [['--map', 'email=nowhere'], 'There is no column “nowhere”'],
    [['--map', 'mail=email'], 'There is no field mail'],
    [['--roles', 'owner=king'], 'A role becomes'],
    [['--prove', 'ada'], 'name=value'],
    [
      ['--firebase-config', join(place.folder, 'none.json')],
      '--firebase-config: there is no such file.',
    ],
    [['--table', 'users'], 'Only SQLite'],
  ] as const) {
    const { stdout, stderr } = await cli(['import', path, ...args]);
    expect(stdout + stderr).toContain(said);
  }
});

it('exports everyone with their hashes, with a warning, for another installation', async () => {
  await json(['import', join(FIXTURES, 'keycloak-realm.json'), '--apply']);
  const exported = await cli(['export', '--hashes']);
  expect(exported.stderr).toContain('warning');
  const people = exported.stdout.trim().split('\n');
  expect(people).toHaveLength(7);
  expect(exported.stdout).toContain('"passwordHash":"$pbkdf2-sha512$i=27500,l=64$');
  expect(await cli(['export'])).toMatchObject({ exitCode: 2, stdout: '' });
  const path = join(place.folder, 'users.ndjson');
  writeFileSync(path, exported.stdout);
  expect(await json(['import', path])).toMatchObject({
    system: 'Rolecall export',
    counts: { existing: 7, invalid: 0 },
  });
});

it('shows nothing of a file that would drive a terminal', async () => {
  const hostile = '\u001b]0;owned\u0007\u001b[2Jfake\u202e';
  const file = (name: string, text: string) => {
    const path = join(place.folder, name);
    writeFileSync(path, text);
    return path;
  };
  const users = file('users.csv', `email,"${hostile}"\nada@example.com,1\n`);
  const planned = await cli(['import', users]);
  expect(planned.stdout).toContain('not used: ]0;owned[2Jfake\n');
  const noEmails = await cli(['import', file('none.csv', `"${hostile}",name\n1,Ada\n`)]);
  expect(noEmails.stderr).toContain(']0;owned[2Jfake');
  for (const { stdout, stderr } of [planned, noEmails]) {
    expect(stdout + stderr).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
  }
});
