import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { auditEvents } from '@rolecall/db/tables/audit-events';
import { mailJobs } from '@rolecall/db/tables/mail-jobs';
import { users } from '@rolecall/db/tables/users';
import { eq, like } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { login } from '../auth/login.ts';
import { withoutCaller } from '../context.ts';
import { createTestCore, type TestCore } from '../testing.ts';
import { applyImport } from './apply-import.ts';
import type { AppliedRow } from './continue-import.ts';
import { exportHashes } from './export-hashes.ts';
import { planImport } from './plan-import.ts';
import { proveImport } from './prove-import.ts';
import { undoImport } from './undo-import.ts';

const fixture = (name: string) => join(import.meta.dirname, 'fixtures', name);
const FLASK = fixture('flask-users.db');
const flaskPassword = (n: number) => `Flask-Pass-${String(n).padStart(3, '0')}-ok`;

let installation: TestCore;
beforeEach(async () => {
  installation = await createTestCore();
});
afterEach(() => installation.remove());

const options = () => ({ now: installation.core.now() });
const apply = (path: string, more: object = {}) =>
  applyImport(installation.ctx, path, { ...options(), ...more });
const all = () => installation.core.db.read.select().from(users).orderBy(users.seq);
const signIn = (email: string, password: string) =>
  login(withoutCaller(installation.ctx), { email, password });

/** A file of its own, in the folder of the test's database. */
function file(name: string, content: string): string {
  const path = join(installation.folder, name);
  writeFileSync(path, content);
  return path;
}

test('a Flask database comes in whole, and its users sign in', async () => {
  const plan = await planImport(installation.ctx, FLASK, options());
  expect(plan).toMatchObject({ rows: 120, counts: { new: 120 }, admins: 2, withoutPassword: 0 });
  expect(await all()).toHaveLength(0);

  const done = await apply(FLASK);
  expect(done.counts).toEqual({ new: 120, existing: 0, conflicting: 0, invalid: 0, skipped: 0 });
  const people = await all();
  expect(people.filter(({ role }) => role === 'admin').map(({ seq }) => seq)).toEqual([1, 8]);
  const inactive = people.filter(({ status }) => status === 'inactive');
  expect(inactive).toHaveLength(plan.inactive);
  expect(people[0]).toMatchObject({ firstName: 'Brian', lastName: 'Foster', status: 'active' });
  expect(people[0]?.createdAt.toISOString()).toBe('2024-01-01T00:00:00.000Z');

  for (const n of [0, 119]) await signIn(people[n]?.email ?? '', flaskPassword(n));
  const [out] = inactive;
  await expect(signIn(out?.email ?? '', flaskPassword((out?.seq ?? 0) - 1))).rejects.toMatchObject({
    code: 'ACCOUNT_INACTIVE',
  });
  await expect(signIn(people[1]?.email ?? '', flaskPassword(0))).rejects.toMatchObject({
    code: 'INVALID_CREDENTIALS',
  });
});

test('one password proves that the hashes are understood', async () => {
  const prove = (email: string, password: string) =>
    proveImport(installation.ctx, FLASK, options(), { email, password });
  const email = 'monaschuchha1@example.org';
  expect(await prove(email, flaskPassword(1))).toEqual({ row: 2, kind: 'bcrypt', matches: true });
  expect(await prove(email, flaskPassword(2))).toMatchObject({ matches: false });
  expect(await prove('nobody@example.org', flaskPassword(1))).toBeUndefined();
});

test('what is there already stays as it is, and of two with one email the first stands', async () => {
  await installation.addUser({ email: 'emile.moller31@harbour.example', firstName: 'Here' });
  const rows: AppliedRow[] = [];
  const applied = await applyImport(
    installation.ctx,
    fixture('supabase.csv'),
    options(),
    (batch) => void rows.push(...batch),
  );
  expect(rows.map(({ row, outcome }) => [row, outcome])).toEqual([
    [1, 'existing'],
    [2, 'new'],
    [3, 'new'],
    [4, 'new'],
    [5, 'conflicting'],
    [6, 'new'],
    [7, 'new'],
    [8, 'new'],
    [9, 'invalid'],
    [10, 'skipped'],
  ]);
  expect(rows[4]?.reasons).toEqual(['Row 2 has the same email.']);
  expect(applied.reasons).toContainEqual({
    outcome: 'invalid',
    reason: 'Email: This row has none.',
    count: 1,
    rows: [9],
    rowRanges: ['9'],
  });
  expect((await all())[0]).toMatchObject({ firstName: 'Here', role: 'user' });
  expect((await apply(fixture('supabase.csv'))).counts).toMatchObject({ new: 0, existing: 7 });
});

test('usernames that are taken or reserved are made anew', async () => {
  await installation.addUser({ username: 'ada' });
  const rows = ['ada', 'ada', 'bob', 'Bob', 'admin'].map(
    (username, n) => `p${n}@example.com,${username}`,
  );
  await apply(file('names.csv', `email,username\n${rows.join('\n')}\nroot@example.com,\n`));
  const names = (await all()).map(({ username }) => username);
  expect(new Set(names).size).toBe(7);
  expect(names).toEqual(expect.arrayContaining(['ada', 'bob']));
  expect(names).not.toContain('root');
});

test('one that is cut off goes on where it stopped', async () => {
  const lines = Array.from({ length: 1_200 }, (_none, n) => `p${n}@example.com,Somebody ${n}`);
  const path = file('many.csv', `email,name\n${lines.join('\n')}\n`);
  let batches = 0;
  const cutOff = applyImport(installation.ctx, path, options(), () => {
    if (++batches === 2) throw new Error('the machine went off');
  });
  await expect(cutOff).rejects.toThrow('the machine went off');
  expect(await all()).toHaveLength(1_000);
  const rest = await apply(path);
  expect(rest).toMatchObject({ resumedAfter: 1_000, rows: 200, counts: { new: 200 } });
  expect(await all()).toHaveLength(1_200);
  const events = await installation.core.db.read
    .select()
    .from(auditEvents)
    .where(like(auditEvents.action, 'installation.%'));
  expect(events.map(({ action, after }) => [action, after?.added])).toEqual([
    ['installation.import_started', undefined],
    ['installation.users_imported', 1_200],
  ]);
});

test('those without a password are mailed an invitation when that is wanted', async () => {
  await apply(fixture('cognito.csv'));
  expect(await installation.core.db.read.select().from(mailJobs)).toHaveLength(0);
  await apply(fixture('laravel.csv'), { invite: true });
  const jobs = await installation.core.db.read.select().from(mailJobs);
  expect(jobs.map(({ kind }) => kind)).toEqual(['invitation', 'invitation']);
  const invited = (await all()).filter(({ status }) => status === 'invited');
  expect(invited).toHaveLength(8);
});

test('undone, it leaves those who were used, and an administrator', async () => {
  const { id } = await apply(FLASK);
  const people = await all();
  await signIn(people[1]?.email ?? '', flaskPassword(1));
  await installation.core.db.transaction((tx) =>
    tx
      .update(users)
      .set({ firstName: 'New', updatedAt: new Date() })
      .where(eq(users.id, people[2]?.id ?? '')),
  );
  const undone = await undoImport(installation.ctx, id);
  const admin = { reason: 'no active admin would be left' };
  const kept = [admin, { reason: 'signed in' }, { reason: 'was changed' }, admin];
  const keptUsers = kept.map((one) => expect.objectContaining(one));
  expect(undone).toEqual({ id, removed: 116, kept: 4, keptUsers });
  expect((await all()).map(({ seq }) => seq)).toEqual([1, 2, 3, 8]);
  await expect(undoImport(installation.ctx, 'imp_none')).rejects.toMatchObject({
    code: 'NOT_FOUND',
    message: 'No import has this ID.',
  });
  expect((await apply(FLASK)).counts).toMatchObject({ new: 116, existing: 4 });
});

test('undone, it leaves no administrator who is inactive', async () => {
  const { id } = await apply(FLASK);
  await installation.core.db.transaction((tx) =>
    tx.update(users).set({ access: 'inactive' }).where(eq(users.seq, 8)),
  );
  expect(await undoImport(installation.ctx, id)).toMatchObject({ removed: 119, kept: 1 });
  expect((await all()).map(({ seq }) => seq)).toEqual([1]);
});

test('undone, it leaves administrators where the only other one could not sign in', async () => {
  await installation.remove();
  installation = await createTestCore({ emailVerification: 'required' });
  const other = await installation.addUser({ role: 'admin', passwordHash: 'of someone' });
  const { id } = await apply(FLASK);
  expect(await undoImport(installation.ctx, id)).toMatchObject({ removed: 118, kept: 2 });
  await installation.core.db.transaction((tx) =>
    tx.update(users).set({ emailVerified: true }).where(eq(users.id, other.id)),
  );
  expect(await undoImport(installation.ctx, id)).toMatchObject({ removed: 2, kept: 0 });
});

test('what is exported comes in again, whole', async () => {
  const config = JSON.parse(readFileSync(fixture('firebase-hash-config.json'), 'utf8'));
  for (const name of ['firebase.json', 'keycloak-realm.json', 'django-dumpdata.json']) {
    await apply(fixture(name), { firebaseConfig: config });
  }
  const people = (await Array.fromAsync(exportHashes(installation.ctx))).flat();
  const lines = people.map((user) => JSON.stringify(user));
  const before = await all();
  await installation.remove();
  installation = await createTestCore();
  const again = file('again.ndjson', lines.join('\n'));
  expect((await apply(again)).counts).toMatchObject({ new: before.length, invalid: 0 });
  const told = (rows: typeof before) => rows.map(({ seq: _seq, updatedAt: _at, ...rest }) => rest);
  expect(told(await all())).toEqual(told(before));
});
