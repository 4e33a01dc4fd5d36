import { Database } from 'bun:sqlite';
import { pbkdf2Sync } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readFirebaseConfig } from '../hash-kind/firebase-scrypt.ts';
import { matchesHash } from '../hash-kind/read-hash.ts';
import { openImport } from './open-import.ts';

// The same systems, as other versions and ways of theirs write an export.

const NOW = new Date('2026-11-28T12:00:00.000Z');
const PASSWORD = 'an old passphrase';
const BCRYPT = Bun.password.hashSync(PASSWORD, { algorithm: 'bcrypt', cost: 4 });

async function peopleOf(path: string, firebaseConfig?: unknown) {
  const { rows } = await openImport(path, { now: NOW, firebaseConfig });
  const all = await Array.fromAsync(rows());
  return all.map(({ reading }) => {
    if (!('person' in reading)) throw new Error(JSON.stringify(reading));
    const { password, ...person } = reading.person;
    return { ...person, fits: password.stored !== null && matchesHash(password.stored, PASSWORD) };
  });
}
const fileOf = (content: string | object) => {
  const path = join(mkdtempSync(join(tmpdir(), 'rolecall-shape-')), 'users');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};
const people = (content: string | object, config?: unknown) => peopleOf(fileOf(content), config);

describe('Auth0', () => {
  test('an export without identities keeps its roles and bans', async () => {
    const user = { user_id: 'auth0|1', email: 'ada@example.com', passwordHash: BCRYPT };
    const [ada] = await people([{ ...user, blocked: true, app_metadata: { roles: ['admin'] } }]);
    expect(ada).toMatchObject({ role: 'admin', isActive: false, fits: true });
  });

  test('files that Auth0 imports itself have their hashes elsewhere', async () => {
    const custom = (algorithm: string, value: string) => ({ algorithm, hash: { value } });
    const users = await people([
      { email: 'ada@example.com', password_hash: BCRYPT, app_metadata: { role: 'admin' } },
      { email: 'bob@example.com', custom_password_hash: custom('bcrypt', BCRYPT) },
      { email: 'cy@example.com', custom_password_hash: custom('md5', BCRYPT) },
    ]);
    expect(users.map(({ fits }) => fits)).toEqual([true, true, false]);
  });
});

test('Clerk says beside a digest what it is', async () => {
  const salt = Buffer.from('saltsaltsaltsalt');
  const key = (kind: string) => pbkdf2Sync(PASSWORD, salt, 1_000, 20, kind);
  const digests = [
    ['pbkdf2_sha256', `$1000$${salt.toString('base64')}$${key('sha256').toString('base64')}`],
    ['pbkdf2_sha256_django', `$1000$${salt}$${key('sha256').toString('base64')}`],
    ['pbkdf2_sha1', `$1000$${salt}$${key('sha1').toString('hex')}`],
  ].map(([hasher = '', rest]) => [`${hasher.replace('_django', '')}${rest}`, hasher]);
  const head =
    'primary_email_address,verified_email_addresses,first_name,password_digest,password_hasher';
  const rows = digests.map((cells, n) => [`a${n}@x.example`, `A${n}@X.EXAMPLE`, 'Ada', ...cells]);
  const users = await people([head, ...rows.map((cells) => cells.join())].join('\n'));
  expect(users.map(({ fits }) => fits)).toEqual([true, true, true]);
  expect(users.every(({ emailVerified }) => emailVerified)).toBe(true);
});

test('users of the API of Clerk have several emails', async () => {
  const email = (id: string, name: string) => ({
    id,
    email_address: `${name}@example.com`,
    verification: { status: 'verified' },
  });
  const user = { banned: true, primary_email_address_id: 'two', created_at: 1_700_000_000_000 };
  const [ada] = await people([
    { ...user, email_addresses: [email('one', 'old'), email('two', 'ada')] },
  ]);
  expect(ada).toMatchObject({ email: 'ada@example.com', emailVerified: true, isActive: false });
});

describe('Cognito', () => {
  test('what list-users answers is a list of attributes', async () => {
    const attributes = { email: 'ada@example.com', email_verified: 'true', 'custom:role': 'admin' };
    const Attributes = Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }));
    const user = { Username: 'u1', Attributes, UserCreateDate: 1_700_000_000.123 };
    const [ada, bob] = await people({
      Users: [
        { ...user, Enabled: false, UserStatus: 'CONFIRMED' },
        {
          ...user,
          Enabled: true,
          UserStatus: 'FORCE_CHANGE_PASSWORD',
          Attributes: [{ Name: 'email', Value: 'bob@example.com' }],
        },
      ],
    });
    expect(ada).toMatchObject({ sourceId: 'u1', role: 'admin', emailVerified: true });
    expect(ada?.isActive).toBe(false);
    expect(ada?.createdAt).toEqual(new Date(1_700_000_000_123));
    expect(bob).toMatchObject({ role: 'user', isActive: true });
  });

  test('headings may be spelled in another case', async () => {
    const [ada] = await people(
      'cognito:username,email,Enabled,UserStatus\nu1,ada@example.com,False,CONFIRMED\n',
    );
    expect(ada?.isActive).toBe(false);
  });
});

test('what is first said late in a file counts, too', async () => {
  const others = Array.from({ length: 150 }, (_none, n) => ({ email: `p${n}@example.com` }));
  const late = { email: 'ada@example.com', banned: true, role: 'admin', password: BCRYPT };
  const users = [...others, late].map((user) => JSON.stringify(user)).join('\n');
  const all = await people(users);
  expect(all[0]).toMatchObject({ isActive: true, role: 'user' });
  expect(all.at(-1)).toMatchObject({ isActive: false, role: 'admin', fits: true });
});

test('users of Django come after what else there is, and may have a model of their own', async () => {
  const permission = { model: 'auth.permission', fields: { name: 'p' } };
  const fields = { email: 'ada@example.com', name: 'Ada Ames', is_admin: true, password: BCRYPT };
  const [ada] = await people([
    ...Array.from({ length: 200 }, () => permission),
    { model: 'accounts.user', pk: 1, fields },
  ]);
  expect(ada).toMatchObject({ firstName: 'Ada', lastName: 'Ames', role: 'admin', fits: true });
});

test('roles of Supabase may be a list', async () => {
  const row = { email: 'ada@example.com', encrypted_password: BCRYPT };
  const [ada] = await people([{ ...row, raw_app_meta_data: { roles: ['admin'] } }]);
  expect(ada).toMatchObject({ role: 'admin', fits: true });
});

describe('Firebase', () => {
  const fixture = (name: string) =>
    readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8');
  const config = JSON.parse(fixture('firebase-hash-config.json'));
  const [, exported] = JSON.parse(fixture('firebase.json')).users;
  const { localId, email, passwordHash, salt } = exported;
  const isTheirs = async (path: string) => {
    const { rows } = await openImport(path, { now: NOW, firebaseConfig: config });
    const all = await Array.fromAsync(rows());
    const reading = all[0]?.reading;
    if (reading === undefined || !('person' in reading)) throw new Error(JSON.stringify(reading));
    const { stored } = reading.person.password;
    expect(matchesHash(stored ?? '', 'Moving-firebase-2-ok')).toBe(true);
    return reading.person;
  };

  test('users of the Admin SDK are called otherwise', async () => {
    const user = {
      uid: localId,
      email,
      passwordHash,
      passwordSalt: salt,
      providerData: [],
      customClaims: { admin: true },
      metadata: { creationTime: 'Mon, 01 Jan 2024 03:04:05 GMT' },
    };
    const person = await isTheirs(fileOf([user]));
    expect(person).toMatchObject({ sourceId: localId, role: 'admin' });
    expect(person.createdAt).toEqual(new Date('2024-01-01T03:04:05Z'));
  });

  test('CSV has no headings, and its first line is a user', async () => {
    const cells = [localId, email, 'true', passwordHash, salt, 'Ada Ames', ...Array(17).fill('')];
    const rest = ['1700000000000', '', '', 'true', '"{""role"":""admin""}"', ''];
    const person = await isTheirs(fileOf(`${[...cells, ...rest].join()}\n`));
    expect(person).toMatchObject({ email, role: 'admin', isActive: false, firstName: 'Ada' });
  });

  test('the parameters are read as the console shows them', () => {
    const lines = Object.entries(config).map(([name, value]) => `  ${name}: ${value},`);
    expect(readFirebaseConfig(`hash_config {\n${lines.join('\n')}\n}\n`)).toEqual(config);
    expect(readFirebaseConfig(JSON.stringify(config))).toEqual(config);
    expect(readFirebaseConfig('nothing')).toBeUndefined();
  });
});

test.each([
  ['users', 'accounts', 'user_id', 'provider_id'],
  ['User', 'Account', 'userId', 'providerId'],
])('better-auth may call its tables %s and %s', async (users, accounts, userId, providerId) => {
  const path = fileOf('');
  const database = new Database(path);
  database.run(`create table "${users}" (id, email)`);
  database.run(`create table "${accounts}" (${userId}, ${providerId}, password)`);
  database.run(`insert into "${users}" values ('1', 'ada@example.com')`);
  database.run(`insert into "${accounts}" values ('1', 'google', null)`);
  database.run(`insert into "${accounts}" values ('1', 'credential', '${BCRYPT}')`);
  database.close();
  expect(await peopleOf(path)).toMatchObject([{ email: 'ada@example.com', fits: true }]);
});

test.each([
  [Buffer.from('email,name\nada@example.com,Ada\n', 'utf16le').toString('latin1'), 'UTF-8'],
  ['{\n "email": "ada@example.com"\n}\n{\n "email": "bob@example.com"\n}\n', 'no list of users'],
])('a file that is not understood is refused for what it is', async (content, reason) => {
  await expect(people(content)).rejects.toMatchObject({
    fields: { file: [expect.stringContaining(reason)] },
  });
});
