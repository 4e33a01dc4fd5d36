import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { systemContext } from '@rolecall/core/context';
import { backUp } from '@rolecall/core/installation/back-up';
import { newAdmin, newUser, PASSWORD, signIn } from '@rolecall/testkit/people';
import { runCli } from '@rolecall/testkit/process';
import { refusal } from '@rolecall/testkit/refusal';
import { newSecretKey } from '@rolecall/testkit/secret-key';
import { temporaryFolder } from '@rolecall/testkit/temporary-folder';
import { startTestServer, type TestServer } from '@rolecall/testkit/test-server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { restoreInstallation } from '../src/backup/restore-installation.ts';
import { readEnv } from '../src/env.ts';
import { fileClaim } from '../src/file-claim.ts';

const NOW = new Date('2026-11-28T12:00:00Z');

let place: ReturnType<typeof temporaryFolder>;
let variables: Record<string, string>;
let server: TestServer;

beforeEach(async () => {
  place = temporaryFolder('backup');
  variables = {
    NODE_ENV: 'test',
    DATABASE_URL: `file:${join(place.folder, 'data.db')}`,
    // Who issued a token is the same after each start, so that it could still be good.
    APP_URL: 'http://localhost:3000',
    WEB: 'off',
  };
  server = await startTestServer(variables);
});
afterEach(async () => {
  await server.stop();
  place.remove();
});

const fileIn = (name: string) => join(place.folder, name);
const backup = () => backUp(systemContext(server.core, 'test'), fileIn('a.backup'));
const restore = (file = 'a.backup', changes: Record<string, string> = {}) =>
  restoreInstallation(readEnv({}, { ...variables, ...changes }), fileIn(file), NOW);

/** Stops the server, does something to its files, and starts it on what is there then. */
async function whileStopped(work: () => Promise<unknown>) {
  await server.stop();
  await work();
  server = await startTestServer(variables);
}

test('brings back what was there, and nothing that was ended since', async () => {
  const admin = await newAdmin(server);
  const ada = await newUser(server);
  await server.client().auth.forgotPassword.mutate({ email: ada.email });
  const mail = await server.mailTo(ada.email, /reset/i);
  const token = /token=([\w-]+)/.exec(mail.text)?.[1] ?? '';

  let isDone = false;
  const busy = (async () => {
    for (let n = 0; !isDone; n++) {
      await ada.client.user.updateProfile.mutate({ firstName: `Ada ${n}` });
    }
  })();
  await backup();
  isDone = true;
  await busy;
  const kept = await newUser(server);
  await ada.client.auth.logout.mutate();
  const size = statSync(fileIn('data.db')).size;

  await whileStopped(async () => {
    const restored = await restore();
    expect(restored.ended.sessions).toBeGreaterThanOrEqual(2);
    expect(restored.kept).toBe(fileIn('data.db.before-2026-11-28T12-00-00Z'));
    expect(statSync(restored.kept ?? '').size).toBeGreaterThanOrEqual(size);
  });

  for (const { tokens } of [admin, ada, kept]) {
    const { accessToken, refreshToken } = tokens;
    expect((await refusal(server.client(accessToken).user.me.query())).status).toBe(401);
    expect((await refusal(server.client().auth.refresh.mutate({ refreshToken }))).status).toBe(401);
  }
  const reset = { token, password: 'another long passphrase' };
  expect((await refusal(server.client().auth.resetPassword.mutate(reset))).status).toBe(400);
  expect((await signIn(server, ada.email)).user.id).toBe(ada.user.id);
  const gone = { email: kept.email, password: PASSWORD };
  expect((await refusal(server.client().auth.login.mutate(gone))).code).toBe('INVALID_CREDENTIALS');

  const again = await signIn(server, admin.email);
  const { items } = await again.client.admin.audit.list.query({ action: 'installation.restored' });
  expect(items).toHaveLength(1);
  const found = await again.client.admin.users.list.query({ q: ada.email });
  expect(found.items.map(({ id }) => id)).toEqual([ada.user.id]);
});

// SQLite tells two programs apart, not two connections of one: this stands for a server that runs.
const HOLD = `
  const database = new (require('bun:sqlite').Database)(process.argv[1]);
  database.query('select count(*) from users').get();
  console.log('open');
  process.stdin.resume();
`;

test('a database that a program has open is left alone', async () => {
  await backup();
  await whileStopped(async () => {
    const holder = Bun.spawn([process.execPath, '-e', HOLD, fileIn('data.db')], {
      stdin: 'pipe',
      stdout: 'pipe',
    });
    await holder.stdout.getReader().read();
    const before = readFileSync(fileIn('data.db'));
    await expect(restore()).rejects.toThrow('The database is in use: stop the server first.');
    expect(readFileSync(fileIn('data.db')).equals(before)).toBe(true);
    expect(existsSync(fileIn('data.db.restoring'))).toBe(false);
    holder.kill();
    await holder.exited;
    expect((await restore()).kept).toBeDefined();
  });
});

const spoil: [string, (file: string) => void, RegExp][] = [
  ['cut off', (file) => truncateSync(file, statSync(file).size - 100), /damaged/],
  ['cut off in its first line', (file) => truncateSync(file, 40), /not a backup/],
  ['empty', (file) => truncateSync(file, 0), /not a backup/],
  ['changed in the middle', (file) => flip(file, 0.5), /damaged/],
  ['with another checksum', (file) => replace(file, /"sha256":"./, '"sha256":"z'), /not a backup/],
  [
    'with a wrong checksum',
    (file) => replace(file, /"sha256":".{8}/, '"sha256":"00000000'),
    /checksum/,
  ],
  [
    'of fewer bytes than it holds',
    (file) => replace(file, /"bytes":\d+/, '"bytes":4096'),
    /damaged/,
  ],
  [
    'of a later format',
    (file) => replace(file, '"formatVersion":1', '"formatVersion":2'),
    /not a backup/,
  ],
  [
    'of a newer schema',
    (file) => replace(file, /"schemaVersion":\d+/, '"schemaVersion":9999999999999'),
    /newer version/,
  ],
  [
    'something else',
    (file) => writeFileSync(file, 'PK\u0003\u0004 a zip file\n'.repeat(99)),
    /not a backup/,
  ],
];

test.each(spoil)('a file that is %s replaces nothing', async (_, change, message) => {
  const ada = await newUser(server);
  await backup();
  change(fileIn('a.backup'));
  await whileStopped(async () => {
    const before = readdirSync(place.folder).toSorted();
    await expect(restore()).rejects.toThrow(message);
    expect(readdirSync(place.folder).toSorted()).toEqual(before);
  });
  const me = await server.client(ada.tokens.accessToken).user.me.query();
  expect(me.id).toBe(ada.user.id);
});

test('the command looks at the server and the backup before it asks', async () => {
  await backup();
  await whileStopped(async () => {
    // No one can be asked: it stops where it would ask.
    const stderr = async () =>
      (await runCli(place.folder, ['restore', 'a.backup'], variables)).stderr;
    const before = readdirSync(place.folder).toSorted();
    const running = fileClaim(fileIn('data.db'));
    running.take('http://localhost:3000');
    expect(await stderr()).toContain('stop the server at http://localhost:3000 first');
    running.release();
    expect(await stderr()).toContain('Pass --yes');
    expect(readdirSync(place.folder).toSorted()).toEqual(before);
    truncateSync(fileIn('a.backup'), 2_000);
    expect(await stderr()).toContain('a.backup is damaged');
  });
});

test('another SECRET_KEY, a missing file or a libSQL server is refused in a sentence', async () => {
  await backup();
  await whileStopped(async () => {
    const SECRET_KEY = newSecretKey();
    await expect(restore('a.backup', { SECRET_KEY })).rejects.toThrow(
      /SECRET_KEY does not match this database/,
    );
    await expect(restore('b.backup')).rejects.toThrow(/b.backup cannot be read/);
    await expect(restore('a.backup', { DATABASE_URL: 'http://localhost:1' })).rejects.toThrow(
      /DATABASE_URL points to a libSQL server/,
    );
    mkdirSync(fileIn('c.backup'));
    await expect(restore('c.backup')).rejects.toThrow(/c.backup cannot be read/);
    expect(existsSync(fileIn('data.db.restoring'))).toBe(false);
  });
});

test('a folder that is not there is made, and one that can’t be is named', async () => {
  await backup();
  await whileStopped(async () => {
    const into = (path: string) => ({ DATABASE_URL: `file:${fileIn(path)}` });
    const elsewhere = () => restore('a.backup', into('new/deep/data.db'));
    const before = readdirSync(place.folder, { recursive: true }).toSorted();
    await expect(elsewhere()).rejects.toThrow(/restore its secret.key file/);
    await expect(restore('none.backup', into('new/deep/data.db'))).rejects.toThrow(
      /cannot be read/,
    );
    expect(readdirSync(place.folder, { recursive: true }).toSorted()).toEqual(before);
    mkdirSync(fileIn('new/deep'), { recursive: true });
    copyFileSync(fileIn('secret.key'), fileIn('new/deep/secret.key'));
    await elsewhere();
    expect(existsSync(fileIn('new/deep/data.db'))).toBe(true);
    writeFileSync(fileIn('a-file'), '');
    await expect(restore('a.backup', into('a-file/data.db'))).rejects.toThrow(
      /DATABASE_URL.*a-file/,
    );
  });
});

test('a place that can’t be written is named, and not the database', async () => {
  writeFileSync(fileIn('a-file'), '');
  for (const file of [fileIn('a-file/b.backup'), '/proc/b.backup']) {
    const made = backUp(systemContext(server.core, 'test'), file);
    await expect(made).rejects.toThrow(/b\.backup cannot be written \(E[A-Z]+: /);
  }
});

function replace(file: string, what: string | RegExp, by: string): void {
  writeFileSync(file, readFileSync(file, 'latin1').replace(what, by), 'latin1');
}

function flip(file: string, where: number): void {
  const bytes = readFileSync(file);
  const at = Math.floor(bytes.length * where);
  bytes.writeUInt8(bytes.readUInt8(at) ^ 0xff, at);
  writeFileSync(file, bytes);
}
