import { describe, expect, test } from 'vitest';
import type { Cells } from '../import-system/mapping.ts';
import { type ReadingRules, readPerson } from './read-person.ts';

const NOW = new Date('2026-11-28T12:00:00.000Z');
const RULES: ReadingRules = {
  now: NOW,
  isSpreadsheet: true,
  roles: {},
  assumeVerified: false,
  requireName: false,
};
const read = (cells: Cells, rules: Partial<ReadingRules> = {}) =>
  readPerson({ email: 'ada@example.com', ...cells }, { ...RULES, ...rules });
const person = (cells: Cells, rules: Partial<ReadingRules> = {}) => {
  const reading = read(cells, rules);
  if (!('person' in reading)) throw new Error(JSON.stringify(reading));
  return reading.person;
};
const invalid = (cells: Cells, rules: Partial<ReadingRules> = {}) => {
  const reading = read(cells, rules);
  return 'invalid' in reading ? reading.invalid.join('\n') : '';
};

describe('times', () => {
  test.each([
    ['2024-01-02T03:04:05Z', '2024-01-02T03:04:05.000Z'],
    ['2024-01-02T03:04:05.678+02:00', '2024-01-02T01:04:05.678Z'],
    ['2024-01-02 03:04:05', '2024-01-02T03:04:05.000Z'],
    ['2024-01-02 03:04:05.123456', '2024-01-02T03:04:05.123Z'],
    ['2024-01-02 03:04:05.001234+00', '2024-01-02T03:04:05.001Z'],
    ['2024-01-02 03:04:05-05', '2024-01-02T08:04:05.000Z'],
    ['2024-01-02 03:04:05 UTC', '2024-01-02T03:04:05.000Z'],
    ['2024-01-02 03:04:05.100Z', '2024-01-02T03:04:05.100Z'],
    ['2024-01-02', '2024-01-02T00:00:00.000Z'],
    ['1704164645', '2024-01-02T03:04:05.000Z'],
    [1_704_164_645, '2024-01-02T03:04:05.000Z'],
    ['1704164645678', '2024-01-02T03:04:05.678Z'],
    [1_704_164_645_678, '2024-01-02T03:04:05.678Z'],
    [{ $date: '2024-01-02T03:04:05Z' }, '2024-01-02T03:04:05.000Z'],
  ])('%j is %s', (createdAt, expected) => {
    expect(person({ createdAt }).createdAt?.toISOString()).toBe(expected);
  });

  test.each(['', null, '0000-00-00 00:00:00', 0, '0', 'NULL', 'null', '\\N'])(
    '%j is none, whatever the column',
    (none) => {
      const { createdAt, lastLoginAt } = person({ createdAt: none, lastLoginAt: none });
      expect([createdAt, lastLoginAt]).toEqual([undefined, undefined]);
      const ada = person({ deletedAt: none, blockedUntil: none, emailVerified: none });
      expect(ada).toMatchObject({ isActive: true, emailVerified: false });
    },
  );

  test.each(['NULL', '\\N', '0000-00-00 00:00:00', 0])(
    '%j was not given, and not wrong',
    (none) => {
      expect(read({ createdAt: none, username: 'NULL' })).toMatchObject({
        notes: [
          'No password. The user is added as invited.',
          'No username. One is made from the email.',
          'No time of creation. The time of the import is used.',
        ],
      });
    },
  );

  test('a role that counts as admin by another name is told', () => {
    const told = 'The role “Super User” makes this user an admin.';
    expect(read({ role: 'staff;Super User' }, { roles: { staff: 'user' } })).toMatchObject({
      notes: expect.arrayContaining([told]),
    });
    for (const role of ['admin', 'Administrator', 'member', true, 'ROLE_ADMIN']) {
      expect(JSON.stringify(read({ role })), String(role)).not.toContain('makes this user');
    }
    expect(
      JSON.stringify(read({ role: 'superuser' }, { roles: { superuser: 'admin' } })),
    ).not.toContain('makes this user');
  });

  test.each(['', ' ', null, undefined])('%j goes without saying', (none) => {
    expect(read({ createdAt: none, username: none })).toMatchObject({
      notes: ['No password. The user is added as invited.'],
    });
  });

  test.each([
    '01/02/2024',
    '2 Jan 2024',
    '2024-13-01',
    '2024-02-30 00:00:00',
    'yesterday',
    '12',
    '1970-01-01T00:00:00Z',
    '2999-01-01',
    true,
    {},
  ])('%j is not guessed at', (createdAt) => {
    expect(invalid({ createdAt })).toMatch(/^Created: /);
  });
});

describe('roles', () => {
  test.each([
    'admin',
    'Administrator',
    'ROLE_ADMIN',
    'super_user',
    true,
    1,
    'true',
    ['user', 'admin'],
    'user, admin',
  ])('%j is an administrator', (role) => {
    expect(person({ role }).role).toBe('admin');
  });

  test.each(['user', 'Member', 'ROLE_USER', false, '0', '', null, undefined, []])(
    '%j is an ordinary user',
    (role) => {
      expect(person({ role }).role).toBe('user');
    },
  );

  test.each(['editor', 'owner', ['user', 'editor'], '2', {}])('%j is not guessed at', (role) => {
    expect(invalid({ role })).toMatch(/^Role: /);
  });

  test('an operator says what others become', () => {
    const roles = { owner: 'admin', '*': 'user' } as const;
    expect(person({ role: 'Owner' }, { roles }).role).toBe('admin');
    expect(person({ role: ['editor'] }, { roles }).role).toBe('user');
    expect(invalid({ role: 'constructor' })).toContain('Map it to');
  });
});

describe('states', () => {
  test.each([
    [{ status: 'active' }, true],
    [{ status: 'Enabled' }, true],
    [{ status: 1 }, true],
    [{ status: 't' }, true],
    [{ status: 'pending' }, true],
    [{}, true],
    [{ status: 'inactive' }, false],
    [{ status: 'SUSPENDED' }, false],
    [{ status: false }, false],
    [{ blocked: 1 }, false],
    [{ blocked: 'no' }, true],
    [{ blocked: '2024-01-02 03:04:05' }, false],
    [{ blocked: null }, true],
    [{ blocked: true, blockedUntil: '2020-01-01' }, true],
    [{ blocked: true, blockedUntil: '2099-01-01' }, false],
    [{ blocked: false, blockedUntil: '2099-01-01' }, true],
    [{ blockedUntil: '2099-01-01 00:00:00+00' }, false],
    [{ blockedUntil: 'infinity' }, false],
    [{ blockedUntil: '2020-01-01 00:00:00+00' }, true],
    [{ status: 'active', blocked: true }, false],
  ])('%j', (cells, isActive) => {
    expect(person(cells).isActive).toBe(isActive);
  });

  test.each([{ status: 'on holiday' }, { blocked: 'maybe' }, { blockedUntil: 'soon' }])(
    '%j is not guessed at',
    (cells) => {
      expect(invalid(cells)).toMatch(/^Status: /);
    },
  );
});

describe('names', () => {
  test('in one field are split, and an email is none', () => {
    expect(person({ fullName: 'Ada King Lovelace' })).toMatchObject({
      firstName: 'Ada King',
      lastName: 'Lovelace',
    });
    expect(person({ fullName: 'Ada@Example.com' }).firstName).toBe('');
    expect(person({ firstName: 'Ada', fullName: 'Somebody Else' }).lastName).toBe('');
  });

  test('may be asked for', () => {
    expect(invalid({ fullName: '' }, { requireName: true })).toBe('Full name: This row has none.');
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '=HYPERLINK("http://evil.example")'])(
    '%j in a CSV file is a formula, and nothing else elsewhere',
    (firstName) => {
      expect(invalid({ firstName })).toContain('formula');
      expect(person({ firstName }, { isSpreadsheet: false }).firstName).toBe(firstName);
    },
  );

  test('a username that does not fit is made anew, which is said', () => {
    for (const username of ['4', 'ada@example.com', 'admin']) {
      const reading = read({ username });
      expect(reading).toMatchObject({
        person: { username: undefined },
        notes: [expect.stringContaining('invited'), expect.stringContaining('username')],
      });
    }
    expect(person({ username: 'Ada.L' }).username).toBe('ada.l');
  });
});

test.each([
  undefined,
  '',
  'nobody',
  '=cmd@example.com',
  'a@b@c.example',
  'x\uFFFD@example.com',
  {},
])('%j is no email', (email) => {
  expect(invalid({ email })).toMatch(/^Email: /);
});

test.each([
  [true, true],
  ['f', false],
  ['2022-01-01 00:00:00', true],
  [null, false],
])('emailVerified %j', (emailVerified, expected) => {
  expect(person({ emailVerified }).emailVerified).toBe(expected);
});

test('a hash that would be run for ever makes its row invalid, and everything wrong is told', () => {
  const passwordHash = `$2b$31$${'e'.repeat(53)}`;
  expect(read({ passwordHash, role: 'editor', email: 'x' })).toEqual({
    email: undefined,
    invalid: [
      'Email: “x” isn’t a valid email.',
      'Role: “editor” isn’t a known role. Map it to admin or user.',
      'Password hash: This bcrypt hash can’t be checked: its cost is 31; 4 to 14 are accepted.',
    ],
  });
});

test('no more of an unknown hash is told than its kind', () => {
  const reading = read({ passwordHash: 'md5:5f4dcc3b5aa765d61d8327deb882cf99' });
  expect(JSON.stringify(reading)).toContain('md5');
  expect(JSON.stringify(reading)).not.toContain('5f4dcc3b');
  for (const plain of ['hunter2', 'hunter2$ab', 'hunter2 is: it', 'hunter2:too']) {
    expect(JSON.stringify(read({ passwordHash: plain }))).not.toContain('hunter2');
  }
});

test('a cell longer than any field is told, and not shown', () => {
  const long = '\u0301'.repeat(4_001);
  for (const field of ['sourceId', 'username', 'firstName', 'passwordHash', 'createdAt']) {
    const said = invalid({ [field]: long });
    expect(said).toContain('longer than 4000 characters');
    expect(said).not.toContain('\u0301');
  }
});
