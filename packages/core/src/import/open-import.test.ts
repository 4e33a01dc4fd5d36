import { pbkdf2Sync } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { matchesHash } from '../hash-kind/read-hash.ts';
import { openImport } from './open-import.ts';
import type { PersonReading } from './read-person.ts';

const FIXTURES = join(import.meta.dirname, 'fixtures');
const NOW = new Date('2026-11-28T12:00:00.000Z');
const FIREBASE = JSON.parse(readFileSync(join(FIXTURES, 'firebase-hash-config.json'), 'utf8'));

/** What is particular about a system's export; the rest holds for all. */
type Export = {
  file: string;
  system: string;
  password: string;
  lacks?: ('roles' | 'states' | 'hashes')[];
};

const EXPORTS: Export[] = [
  { file: 'auth0-users.ndjson', system: 'Auth0 user export', password: 'auth0' },
  { file: 'clerk.csv', system: 'Clerk export', password: 'clerk', lacks: ['roles', 'states'] },
  { file: 'supabase.csv', system: 'Supabase auth.users', password: 'supabase' },
  { file: 'firebase.json', system: 'Firebase auth:export', password: 'firebase' },
  { file: 'keycloak-realm.json', system: 'Keycloak realm export', password: 'keycloak' },
  {
    file: 'pocketbase.db',
    system: 'PocketBase users',
    password: 'pocketbase',
    lacks: ['roles', 'states'],
  },
  { file: 'laravel.csv', system: 'Laravel users table', password: 'laravel' },
  { file: 'django-dumpdata.json', system: 'Django dumpdata', password: 'django' },
  { file: 'cognito.csv', system: 'Amazon Cognito users', password: 'cognito', lacks: ['hashes'] },
  { file: 'better-auth.db', system: 'better-auth user table', password: 'betterauth' },
];

const read = async (file: string, firebaseConfig: unknown = FIREBASE) => {
  const opened = await openImport(join(FIXTURES, file), { now: NOW, firebaseConfig });
  return { ...opened, all: await Array.fromAsync(opened.rows()) };
};

function personOf(reading: PersonReading | undefined) {
  if (reading === undefined || !('person' in reading)) throw new Error(JSON.stringify(reading));
  return reading.person;
}

describe.each(EXPORTS)('$file', ({ file, system, password, lacks = [] }) => {
  const rows = read(file);
  const person = async (row: number) => personOf((await rows).all[row - 1]?.reading);

  test('is known for what it is', async () => {
    expect((await rows).system).toBe(system);
  });

  test('has an administrator whose email is stored in lower case', async () => {
    const { email, role } = await person(1);
    expect(email).toMatch(/^[a-z0-9.]+@harbour\.example$/);
    expect(role).toBe(lacks.includes('roles') ? 'user' : 'admin');
  });

  test('keeps a name beyond ASCII letter for letter', async () => {
    const { firstName, lastName, isActive, role } = await person(2);
    expect(`${firstName} ${lastName}`).toBe('Zoë-Åsa Đặng Żółć');
    expect({ isActive, role }).toEqual({ isActive: true, role: 'user' });
  });

  test('keeps someone disabled out, and invents no name', async () => {
    expect((await person(3)).isActive).toBe(lacks.includes('states'));
    expect(await person(4)).toMatchObject({ firstName: '', lastName: '' });
  });

  test('takes no hash that is unknown or not there', async () => {
    expect((await person(5)).email).toBe((await person(2)).email);
    expect((await person(6)).password.stored).toBeNull();
    expect((await person(7)).password.stored).toBeNull();
  });

  test('has passwords that still fit', async () => {
    if (lacks.includes('hashes')) return expect((await person(2)).password.stored).toBeNull();
    const long = `${`Moving-${password}-8-`.padEnd(72, 'q')}12345678`;
    for (const [row, typed] of [
      [2, `Moving-${password}-2-ok`],
      [8, long],
    ] as const) {
      const { stored } = (await person(row)).password;
      expect(matchesHash(stored ?? '', typed)).toBe(true);
    }
  });
});

test('rows that are no one are skipped or invalid, with a reason', async () => {
  const supabase = await read('supabase.csv');
  expect(supabase.all.slice(8)).toEqual([
    { row: 9, reading: { email: undefined, invalid: ['Email: This row has none.'] } },
    { row: 10, reading: { skipped: 'Deleted in the source system.' } },
  ]);
  expect((await read('keycloak-realm.json')).all.at(-1)).toEqual({
    row: 9,
    reading: { skipped: 'It is a service account.' },
  });
  expect((await read('django-dumpdata.json')).all).toHaveLength(8);
});

test('bans that have ended are none', async () => {
  const supabase = await read('supabase.csv');
  expect(personOf(supabase.all[7]?.reading).isActive).toBe(true);
});

test('a zero date is no time', async () => {
  const laravel = await read('laravel.csv');
  expect(personOf(laravel.all[5]?.reading).createdAt).toBeUndefined();
});

test('without its config no hash of Firebase is taken, which is said', async () => {
  const { warnings, all } = await read('firebase.json', null);
  expect(warnings).toEqual([expect.stringContaining('Firebase parameters')]);
  for (const { reading } of all) expect(personOf(reading).password.stored).toBeNull();
});

test('the file of hashes alone has no names', async () => {
  const { system, all } = await read('auth0-hashes.ndjson');
  expect(system).toBe('Auth0 password hashes');
  for (const { reading } of all) expect(personOf(reading).firstName).toBe('');
});

test('a table of any other system is read by the usual names of its columns', async () => {
  const { system, mapping, all } = await read('flask-users.db');
  expect(system).toBe('table of users');
  expect(mapping).toMatchObject({ email: 'email', passwordHash: 'password_hash' });
  const people = all.map(({ reading }) => personOf(reading));
  expect(people).toHaveLength(120);
  expect(people.filter(({ role }) => role === 'admin')).toHaveLength(2);
  expect(people.every(({ password }) => password.stored !== null)).toBe(true);
});

test('Keycloak before version 8 kept the members of a password beside it', async () => {
  const salt = Buffer.alloc(16, 3);
  const key = pbkdf2Sync('an old passphrase', salt, 27_500, 64, 'sha256');
  const password = {
    type: 'password',
    hashedSaltedValue: key.toString('base64'),
    salt: salt.toString('base64'),
    hashIterations: 27_500,
    counter: 0,
    algorithm: 'pbkdf2-sha256',
    digits: 0,
  };
  const user = {
    email: 'ada@example.com',
    createdTimestamp: 1644411237001,
    credentials: [password],
  };
  const { stored } = (await onlyPerson({ users: [user] })).password;
  expect(matchesHash(stored ?? '', 'an old passphrase')).toBe(true);
  expect(matchesHash(stored ?? '', 'another')).toBe(false);
});

test('Keycloak may say that there are no other parameters', async () => {
  const key = pbkdf2Sync('an old passphrase', 'saltsaltsaltsalt', 1_000, 64, 'sha256');
  const salt = Buffer.from('saltsaltsaltsalt').toString('base64');
  const password = {
    type: 'password',
    secretData: JSON.stringify({ value: key.toString('base64'), salt }),
    credentialData: JSON.stringify({
      algorithm: 'pbkdf2-sha256',
      hashIterations: 1_000,
      additionalParameters: null,
    }),
  };
  const user = { email: 'ada@example.com', realmRoles: [], credentials: [password] };
  const { stored } = (await onlyPerson({ users: [user] })).password;
  expect(matchesHash(stored ?? '', 'an old passphrase')).toBe(true);
});

test('PocketBase before version 0.23 called its column passwordHash', async () => {
  const row = {
    id: 'rabc123456789ab',
    created: '2023-05-06 07:08:09.123Z',
    email: 'ada@example.com',
    emailVisibility: 0,
    lastResetSentAt: '',
    name: 'Ada Ames',
    passwordHash: Bun.password.hashSync('an old passphrase', { algorithm: 'bcrypt', cost: 4 }),
    tokenKey: 'aaaa',
    username: 'users71',
    verified: 1,
  };
  const person = await onlyPerson([row]);
  expect(person).toMatchObject({ username: 'users71', emailVerified: true, firstName: 'Ada' });
  expect(matchesHash(person.password.stored ?? '', 'an old passphrase')).toBe(true);
});

/** Whoever a file of one user is about. */
async function onlyPerson(document: object) {
  const file = join(mkdtempSync(join(tmpdir(), 'rolecall-export-')), 'users.json');
  writeFileSync(file, JSON.stringify(document));
  const { rows } = await openImport(file, { now: NOW });
  const [row] = await Array.fromAsync(rows());
  return personOf(row?.reading);
}

test('an attribute with a name without end is not among the columns', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'import-')), 'users.json');
  const attribute = (Name: string, Value: string) => ({ Name, Value });
  const user = {
    Username: 'ada',
    UserCreateDate: '2026-01-01T00:00:00Z',
    Attributes: [attribute('email', 'ada@harbour.example'), attribute('x'.repeat(400_000), 'y')],
  };
  writeFileSync(path, JSON.stringify({ Users: [user] }));
  const { system, mapping, unused } = await openImport(path, { now: NOW });
  expect(system).toBe('Amazon Cognito users');
  expect(mapping.email).toBe('email');
  expect(Math.max(0, ...unused.map((name) => name.length))).toBeLessThan(201);
});

test('a column that is named but not there is refused; in JSON it may come later', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rolecall-columns-'));
  const open = (name: string, text: string) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return openImport(path, { now: NOW, map: { createdAt: 'Registred' } });
  };
  const csv = open('people.csv', 'Email,Registered\nann@example.com,2020-01-02\n');
  await expect(csv).rejects.toMatchObject({
    code: 'VALIDATION_FAILED',
    fields: { map: [expect.stringContaining('no column “Registred”')] },
  });
  const json = await open('people.json', '[{"email":"ann@example.com"}]');
  expect(json.mapping.createdAt).toBe('Registred');
});
