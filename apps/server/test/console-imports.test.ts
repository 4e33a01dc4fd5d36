import { Database } from 'bun:sqlite';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { purgeImports } from '@rolecall/core/import-upload/purge-imports';
import { imports as importsTable } from '@rolecall/db/tables/imports';
import type { ImportDetails, ImportSettings } from '@rolecall/schemas/imports';
import { newUser, PASSWORD, signIn } from '@rolecall/testkit/people';
import { poll } from '@rolecall/testkit/poll';
import { refusal } from '@rolecall/testkit/refusal';
import { startWithAdmin, type WithAdmin } from '@rolecall/testkit/start-with-admin';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { uploadImport } from './upload-import.ts';

const FLASK = join(
  import.meta.dirname,
  '../../../packages/core/src/import/fixtures/flask-users.db',
);

let server: WithAdmin['server'];
let admin: WithAdmin['admin'];
beforeEach(async () => {
  ({ server, admin } = await startWithAdmin());
});
afterEach(() => server.stop());

/** Another admin. */
const newColleague = async () => {
  const { user, email } = await newUser(server);
  await admin.client.admin.users.setRole.mutate({ id: user.id, role: 'admin' });
  return signIn(server, email);
};

const codeOf = async (call: Promise<unknown>) => (await refusal(call)).code;
const imports = () => admin.client.admin.imports;
const upload = (bytes: Uint8Array | string, fileName?: string) =>
  uploadImport(admin.client, bytes, fileName);

/** Waits until the server has done what it was told. */
const settled = ({ id }: Pick<ImportDetails, 'id'>) =>
  poll(async () => {
    const found = await imports().get.query({ id });
    return ['planning', 'applying', 'undoing'].includes(found.state) ? undefined : found;
  }, `${id} was not done`);

const planned = async (bytes: Uint8Array | string, settings = {}) => {
  const { id } = await upload(bytes);
  await imports().plan.mutate({ id, ...settings });
  return settled({ id });
};
/** The import as the preview shows it, so that it can be started. */
const shown = async ({ id }: Pick<ImportDetails, 'id'>) => {
  const { planVersion } = await imports().get.query({ id });
  return { id, planVersion: planVersion ?? 'none' };
};
const applied = async ({ id }: Pick<ImportDetails, 'id'>) => {
  await imports().start.mutate(await shown({ id }));
  return settled({ id });
};

/** What became of each row, as the cells of its line. */
const resultOf = async ({ id }: Pick<ImportDetails, 'id'>) => {
  const [, ...lines] = (await imports().result.query({ id })).trim().split('\r\n');
  return lines.map((line) => line.split(',').map((cell) => cell.replace(/^"'?|"$/g, '')));
};

describe('a file of users of another system', () => {
  it('comes in as the preview says, and can be taken back', async () => {
    const preview = await planned(readFileSync(FLASK));
    expect(preview).toMatchObject({
      state: 'ready',
      system: 'table of users',
      plan: { table: 'users', counts: { new: 120 }, admins: 2, hashKinds: { bcrypt: 120 } },
    });
    const shownUsers = preview.plan?.firstUsers ?? [];
    expect(shownUsers).toHaveLength(5);
    expect(shownUsers[0]).toMatchObject({
      row: 1,
      email: 'brianfoster0@example.org',
      name: 'Brian Foster',
      role: 'admin',
      status: 'active',
      hashKind: 'bcrypt',
    });
    const { id } = preview;
    const email = 'monaschuchha1@example.org';
    const prove = (password: string) => imports().prove.mutate({ id, email, password });
    expect(await prove('Flask-Pass-001-ok')).toEqual({ row: 2, kind: 'bcrypt', matches: true });
    expect((await prove('Flask-Pass-002-ok')).matches).toBe(false);
    const none = { id, email: 'nobody@example.org', password: 'x' };
    expect((await imports().prove.mutate(none)).row).toBeNull();

    expect(await applied(preview)).toMatchObject({
      ...{ state: 'applied', added: 120, hasResult: true, invited: null },
      // Users who are deleted later are named nowhere.
      plan: { firstUsers: [] },
    });
    const isKept = () => existsSync(join(server.core.importFolder, `${id}.file`));
    await expect.poll(isKept).toBe(false);
    const first = await signIn(server, 'brianfoster0@example.org', 'Flask-Pass-000-ok');
    expect(first.user).toMatchObject({ role: 'admin', firstName: 'Brian' });
    const lines = await resultOf({ id });
    expect(lines).toHaveLength(120);
    expect(lines.join()).not.toContain('$2b$');
    const [, outcome, email119 = '', sourceId, userId] = lines.at(-1) ?? [];
    expect([outcome, sourceId]).toEqual(['new', '120']);
    const { user } = await signIn(server, email119, 'Flask-Pass-119-ok');
    expect(user.id).toBe(userId);
    expect(await imports().hashes.query()).toEqual({
      users: 120,
      withoutPassword: 0,
      upgraded: 2,
      foreign: [{ kind: 'bcrypt', users: 118 }],
    });

    await imports().undo.mutate({ id });
    expect(await settled(preview)).toMatchObject({
      state: 'undone',
      removed: 118,
      kept: 2,
      keptUsers: [
        { id: first.user.id, email: first.user.email, reason: 'signed in' },
        { id: userId, email: email119, reason: 'signed in' },
      ],
    });
    await admin.client.admin.users.delete.mutate({ id: first.user.id });
    const { kept, keptUsers } = await imports().get.query({ id });
    expect([kept, keptUsers.map((user) => user.id)]).toEqual([2, [userId]]);
    await signIn(server, email119, 'Flask-Pass-119-ok');
    const { items } = await admin.client.admin.audit.list.query({});
    const told = items.filter(({ targetId }) => targetId === id).map(({ action }) => action);
    expect(told.toReversed()).toEqual([
      'installation.import_uploaded',
      'installation.import_started',
      'installation.users_imported',
      'installation.import_downloaded',
      'installation.import_undo_started',
      'installation.import_undone',
    ]);
    const actors = items.filter(({ targetId }) => targetId === id).map(({ actorId }) => actorId);
    expect(new Set(actors)).toEqual(new Set([admin.user.id]));
  });

  it('is read as the admin says', async () => {
    const csv = 'mail;alias;kind\nada@example.com;Ada Lovelace;owner\nbob@example.com;;user\n';
    const preview = await planned(csv, {
      mapping: { email: 'mail', fullName: 'alias', role: 'kind' },
      roles: { Owner: 'admin' },
      assumeVerified: true,
    });
    expect(preview.plan).toMatchObject({
      counts: { new: 2, invalid: 0 },
      mapping: { email: 'mail', fullName: 'alias', role: 'kind' },
      admins: 1,
    });
    const without = await imports().plan.mutate({ id: preview.id, mapping: { role: 'kind' } });
    expect((await settled(without)).plan?.counts).toMatchObject({ new: 1, invalid: 1 });
    await imports().plan.mutate({ id: preview.id, mapping: { email: 'alias' } });
    await settled(preview);
    expect((await imports().get.query({ id: preview.id })).plan?.counts.new).toBe(0);
  });

  it('comes in as whoever starts it has seen it, whatever another admin does meanwhile', async () => {
    const other = (await newColleague()).client.admin.imports;
    const file = await planned('email,role\nada@example.com,user\nbob@example.com,owner\n');
    const seen = await shown(file);
    const changes: ImportSettings[] = [
      { roles: { user: 'admin', '*': 'admin' } },
      { mapping: { email: 'email', role: '' } },
      { roles: { owner: 'user' }, assumeVerified: true },
    ];
    for (const change of changes) {
      await other.plan.mutate({ id: file.id, ...change });
      const changed = await settled(file);
      expect(await refusal(imports().start.mutate(seen))).toMatchObject({
        code: 'CONFLICT',
        message: expect.stringContaining('preview of this import has changed'),
      });
      expect(changed).toMatchObject({ state: 'ready', added: 0 });
    }
    await imports().plan.mutate({ id: file.id });
    await settled(file);
    await imports().start.mutate(seen);
    expect(await settled(file)).toMatchObject({ state: 'applied', added: 1 });
    const { items } = await admin.client.admin.users.list.query({ q: 'ada@example.com' });
    expect(items).toMatchObject([{ role: 'user' }]);
  });

  it('tells how many were invited, while and after they are there', async () => {
    const preview = await planned('email\na@x.example\nb@x.example\n');
    await imports().start.mutate({ ...(await shown(preview)), invite: true });
    expect(await settled(preview)).toMatchObject({ state: 'applied', added: 2, invited: 2 });
    await imports().undo.mutate({ id: preview.id });
    expect(await settled(preview)).toMatchObject({ state: 'undone', invited: 2, removed: 2 });
    const { items } = await imports().list.query({});
    expect(items[0]).toMatchObject({ id: preview.id, added: 2, removed: 2, kept: 0 });
  });

  it('is previewed again where someone signed up meanwhile', async () => {
    const email = 'ada@example.com';
    const seen = await shown(await planned(`email\n${email}\n`));
    await admin.client.admin.users.create.mutate({ email, role: 'user' });
    await imports().plan.mutate({ id: seen.id });
    await settled(seen);
    expect(await codeOf(imports().start.mutate(seen))).toBe('CONFLICT');
  });

  it('keeps the parameters of a Firebase project to itself', async () => {
    const settings = { firebaseConfig: '{"algorithm":"SCRYPT"}' };
    const failed = await planned('{"users":[{"localId":"1","email":"a@example.com"}]}', settings);
    expect(failed).toMatchObject({ state: 'failed', settings: {} });
    expect(failed.problem).toContain('base64_signer_key');
    expect(JSON.stringify(failed.settings)).not.toContain('SCRYPT');
  });

  it('comes in from the table that is chosen of an export of phpMyAdmin', async () => {
    const table = (name: string, data: object[]) => ({
      type: 'table',
      name,
      database: 'app',
      data,
    });
    const passwordHash = await Bun.password.hash(PASSWORD, { algorithm: 'bcrypt', cost: 4 });
    const ada = { id: '7', mail: 'ada@shop.example', pass: passwordHash, created: '0000-00-00' };
    const parts = [
      { type: 'header', version: '5.2.1', comment: 'Export to JSON plugin for PHPMyAdmin' },
      { type: 'database', name: 'app' },
      table('users', [{ id: '1', email: 'staff@shop.example' }]),
      table('customers', [ada, { ...ada, id: '8', mail: 'not an email' }]),
    ];
    const file = `[\n${parts.map((part) => JSON.stringify(part)).join(',\n')}\n]\n`;
    const first = await planned(file);
    expect(first.plan).toMatchObject({ table: 'users', format: 'json', counts: { new: 1 } });
    const mapping = { email: 'mail', passwordHash: 'pass', createdAt: 'created' };
    await imports().plan.mutate({ id: first.id, table: 'customers', mapping });
    expect((await settled(first)).plan).toMatchObject({
      table: 'customers',
      counts: { new: 1, invalid: 1 },
      hashKinds: { bcrypt: 1 },
    });
    expect((await applied(first)).state).toBe('applied');
    expect((await signIn(server, ada.mail)).user.email).toBe(ada.mail);
  });
});

describe('bad input', () => {
  it('is reported row by row, and nothing of it is stored', async () => {
    const rows = [
      'email,name,password',
      'ada@example.com,Ada,',
      'ada@example.com,Ada again,',
      'bob@example.com,=1+1,',
      'eve@example.com,Eve,$2b$15$7EqJtq98hPqEX7fNZaFWoOhi3aGZ9V4j0pXU7FmN6YQ1m3l5r0lJe',
      '"cut@example.com,Cut,',
    ];
    const { plan, state } = await planned(rows.join('\n'));
    expect(state).toBe('ready');
    expect(plan?.counts).toMatchObject({ new: 1, conflicting: 1, invalid: 3 });
    expect(plan?.reasons.map(({ reason }) => reason).join()).toMatch(
      /same email[\s\S]*formula[\s\S]*never/,
    );
    expect((await admin.client.admin.users.list.query({})).total).toBe(1);
  });

  it('says of what it is where it can’t be read at all', async () => {
    for (const [bytes, said] of [
      [new Uint8Array([0x1f, 0x8b, 8, 0]), 'compressed'],
      ['SQLite format 3\0 and no more', 'can’t be opened'],
      ['name,age\nAda,36\n', 'No email column found'],
    ] as const) {
      const failed = await planned(bytes);
      expect(failed.state).toBe('failed');
      expect(failed.problem?.replaceAll("'", '’')).toContain(said);
      expect(await codeOf(imports().start.mutate(await shown(failed)))).toBe('CONFLICT');
      await imports().discard.mutate({ id: failed.id });
    }
  });

  it('goes neither out of order nor into a file of someone else', async () => {
    const { id } = await imports().create.mutate({ fileName: 'users.csv' });
    const data = Buffer.from('email\n').toString('base64');
    expect(await codeOf(imports().plan.mutate({ id }))).toBe('CONFLICT');
    expect(await imports().append.mutate({ id, offset: 0, data })).toEqual({ bytes: 6 });
    expect(await codeOf(imports().append.mutate({ id, offset: 0, data }))).toBe('CONFLICT');
    expect(await codeOf(imports().append.mutate({ id, offset: 99, data }))).toBe('CONFLICT');
    const colleague = await newColleague();
    const append = colleague.client.admin.imports.append.mutate({ id, offset: 6, data });
    expect(await codeOf(append)).toBe('NOT_FOUND');
    const traversal = { id: '../../rolecall', offset: 0, data };
    expect(await codeOf(imports().append.mutate(traversal))).toBe('NOT_FOUND');
  });

  it('takes one of several pieces that come at once, and says so of the others', async () => {
    const { id } = await imports().create.mutate({ fileName: 'users.csv' });
    const path = join(server.core.importFolder, `${id}.file`);
    let before = '';
    for (const letter of ['a', 'b', 'c']) {
      const offset = before.length;
      const pieces = [900, 60_000, 5, 40_000, 7].map((length, n) =>
        `${letter}${n}`.repeat(length).padEnd(length * 2 + n, '\n'),
      );
      const outcomes = await Promise.allSettled(
        pieces.map((piece) =>
          imports().append.mutate({ id, offset, data: Buffer.from(piece).toString('base64') }),
        ),
      );
      const taken = pieces.filter((_, n) => outcomes[n]?.status === 'fulfilled');
      expect(taken).toHaveLength(1);
      for (const outcome of outcomes) {
        if (outcome.status === 'rejected') {
          expect(await codeOf(Promise.reject(outcome.reason))).toBe('CONFLICT');
        }
      }
      before += taken[0];
      expect(readFileSync(path, 'utf8')).toBe(before);
    }
  });

  it('is previewed without the piece that comes at the same time, or after it', async () => {
    const first = Buffer.from('email\na@example.com\n').toString('base64');
    const second = Buffer.from('b@example.com\n').toString('base64');
    const { id } = await imports().create.mutate({ fileName: 'users.csv' });
    const { bytes: offset } = await imports().append.mutate({ id, offset: 0, data: first });
    const [append, plan] = await Promise.allSettled([
      imports().append.mutate({ id, offset, data: second }),
      imports().plan.mutate({ id }),
    ]);
    if (plan.status === 'rejected') await imports().plan.mutate({ id });
    const preview = await settled({ id });
    expect(preview.plan?.counts.new).toBe(append.status === 'fulfilled' ? 2 : 1);
  });

  it('fills neither the disk nor the list', async () => {
    for (let n = 0; n < 5; n++) await upload(`email\np${n}@example.com\n`);
    expect(await codeOf(upload('email\n'))).toBe('CONFLICT');
    const { items } = await imports().list.query({});
    expect(items).toHaveLength(5);
    for (const { id } of items) await imports().discard.mutate({ id });
    expect(await imports().list.query({})).toEqual({ items: [], nextCursor: null });
  });
  it('fills the disk no further with files whose import was stopped', async () => {
    for (let n = 0; n < 5; n++) await upload(`email\np${n}@example.com\n`);
    await server.core.db.transaction((tx) =>
      tx.update(importsTable).set({ startedAt: new Date() }),
    );
    expect(await codeOf(upload('email\n'))).toBe('CONFLICT');
    const { items } = await imports().list.query({});
    for (const { id } of items) {
      await imports().discard.mutate({ id });
      expect(existsSync(join(server.core.importFolder, `${id}.file`))).toBe(false);
    }
    await upload('email\n');
  });

  it('shows nothing of a file name that turns the text around it', async () => {
    const { fileName } = await upload('email\n', 'users\u202Evsc\u0007.\u200Bexe\n\u001B[31m');
    expect(fileName).toBe('usersvsc.exe[31m');
    expect(await codeOf(imports().create.mutate({ fileName: '\u202E\u0000' }))).toBe(
      'VALIDATION_FAILED',
    );
    const { plan } = await planned('email,status\na@example.com,\u202Eon\n');
    expect(plan?.reasons[0]?.reason).toBe('Status: “\\u{202e}on” isn’t a known status.');
  });
});

describe('the server at work', () => {
  const csvOf = (many: number) =>
    `email\n${Array.from({ length: many }, (_none, n) => `p${n}@example.com\n`).join('')}`;

  /** Starts an import, and waits until some of it has been added. */
  async function begun(csv: string) {
    const { id } = await planned(csv);
    await imports().start.mutate(await shown({ id }));
    await poll(
      async () => ((await imports().get.query({ id })).added > 0 ? true : undefined),
      'nothing was added',
    );
    return { id };
  }

  it('goes on where it was when it is started again', async () => {
    const { id } = await begun(csvOf(3_000));
    await imports().stop.mutate({ id });
    const { state, added, plan } = await settled({ id });
    expect({ state, isSome: added > 0 && added < 3_000, shown: plan?.firstUsers }).toEqual({
      state: 'stopped',
      isSome: true,
      shown: [],
    });
    expect(await applied({ id })).toMatchObject({ state: 'applied', added: 3_000 });
    const rows = (await resultOf({ id })).map(([row]) => row);
    expect(new Set(rows).size).toBe(3_000);
    expect(rows).toHaveLength(3_000);
  });

  it('is undone at once when it was stopped just before', async () => {
    const { id } = await begun(csvOf(6_000));
    const { added } = await imports().stop.mutate({ id });
    await imports().undo.mutate({ id });
    expect(await settled({ id })).toMatchObject({ state: 'undone', added, removed: added });
    expect((await admin.client.admin.users.list.query({})).total).toBe(1);
  });

  it('keeps what a stopped import has added when its file is deleted', async () => {
    const { id } = await applied(await planned(csvOf(3)));
    await server.core.db.transaction((tx) => tx.update(importsTable).set({ finishedAt: null }));
    await imports().discard.mutate({ id });
    const kept = { state: 'stopped', added: 3, expiresAt: null };
    expect(await imports().get.query({ id })).toMatchObject(kept);
    expect(await codeOf(imports().start.mutate(await shown({ id })))).toBe('CONFLICT');
    await imports().undo.mutate({ id });
    expect(await settled({ id })).toMatchObject({ state: 'undone', removed: 3 });
  });

  it('gives up what no process comes to the end of', async () => {
    const { id } = await upload(csvOf(2));
    const job = { job: 'plan' as const, jobBy: admin.user.id, jobClaims: 3 };
    await server.core.db.transaction((tx) => tx.update(importsTable).set(job));
    const { state, problem } = await settled({ id });
    expect({ state, problem }).toEqual({
      state: 'failed',
      problem: expect.stringContaining('tried this three times'),
    });
    await imports().plan.mutate({ id });
    expect(await settled({ id })).toMatchObject({ state: 'ready', problem: null });
  });

  it('stops with whoever started it', async () => {
    const colleague = await newColleague();
    const { id } = await uploadImport(colleague.client, csvOf(2_000));
    await colleague.client.admin.imports.plan.mutate({ id });
    await settled({ id });
    await colleague.client.admin.imports.start.mutate(await shown({ id }));
    await admin.client.admin.users.deactivate.mutate({ id: colleague.user.id });
    expect(await settled({ id })).toMatchObject({
      state: 'stopped',
      problem: expect.stringContaining('no longer an active admin'),
    });
  });

  it('forgets what no one imports, and its file', async () => {
    const { id } = await upload(csvOf(2));
    server.advance(2 * 86_400);
    const beside = join(server.core.importFolder, `${id}.file-wal`);
    writeFileSync(beside, '');
    await purgeImports(server.core);
    expect(existsSync(join(server.core.importFolder, `${id}.file`))).toBe(false);
    expect(existsSync(beside)).toBe(false);
    const { client } = await signIn(server, admin.email);
    expect((await client.admin.imports.list.query({})).items).toEqual([]);
  });

  it('reads no view of a database, whose query could take forever', async () => {
    const path = join(server.core.importFolder, '..', 'views.db');
    const database = new Database(path, { create: true });
    database.run('create table members (email text, big blob, sum as (length(email)))');
    database.run("insert into members values ('ada@example.com', zeroblob(5000000))");
    database.run(
      'create view users as with recursive n(i) as (select 1 union all select i + 1 from n) select i as email from n',
    );
    database.close();
    const failed = await planned(readFileSync(path));
    expect(failed.problem).toMatch(/: members\.$/);
    await imports().plan.mutate({ id: failed.id, table: 'members' });
    const { plan } = await settled(failed);
    expect(plan).toMatchObject({ table: 'members', counts: { new: 1 }, unused: ['big'] });
  });
});

it('takes a recent password to begin and to apply', async () => {
  const { id } = await planned('email\nada@example.com\n');
  server.advance(server.core.config.recentAuthSeconds + 60);
  const { tokens } = await server.client().auth.refresh.mutate({
    refreshToken: admin.tokens.refreshToken,
  });
  const stale = server.client(tokens.accessToken).admin.imports;
  expect(await codeOf(stale.create.mutate({ fileName: 'a.csv' }))).toBe('REAUTH_REQUIRED');
  expect(await codeOf(stale.start.mutate({ id, planVersion: 'any' }))).toBe('REAUTH_REQUIRED');
  expect(await codeOf(stale.result.query({ id }))).toBe('REAUTH_REQUIRED');
});
