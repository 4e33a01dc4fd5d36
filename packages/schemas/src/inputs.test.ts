import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { ListUsersInput, SetRoleInput } from './admin-users.ts';
import {
  CreateSessionInput,
  LoginInput,
  ReauthenticateInput,
  RefreshInput,
  RegisterInput,
  SetupInput,
} from './auth.ts';
import { VerifyEmailInput } from './link.ts';
import { User, UserTarget } from './user.ts';
import { PROFILE_FIELDS } from './user-fields.ts';

const account = { email: 'ada@example.com', password: 'correct horse battery staple' };

const INPUTS: [string, z.ZodType, Record<string, unknown>][] = [
  ['RegisterInput', RegisterInput, account],
  ['LoginInput', LoginInput, account],
  ['CreateSessionInput', CreateSessionInput, { ...account, remember: true }],
  ['RefreshInput', RefreshInput, { refreshToken: 'rcr_x' }],
  ['ReauthenticateInput', ReauthenticateInput, { password: 'x' }],
  ['VerifyEmailInput', VerifyEmailInput, { token: 'x' }],
  ['SetupInput', SetupInput, { ...account, token: 'x' }],
  ['ListUsersInput', ListUsersInput, {}],
  ['UserTarget', UserTarget, { id: 'usr_x' }],
  ['SetRoleInput', SetRoleInput, { id: 'usr_x', role: 'user' }],
];

/** An object as JSON.parse makes it, where `__proto__` is a field like any other. */
function withField(object: Record<string, unknown>, field: string): unknown {
  const inner = JSON.stringify(object).slice(1, -1);
  return JSON.parse(
    `{${inner}${inner === '' ? '' : ','}${JSON.stringify(field)}:{"role":"admin"}}`,
  );
}

describe.each(INPUTS)('%s', (_name, schema, valid) => {
  test('takes what it lists', () => {
    expect(schema.safeParse(valid).success).toBe(true);
  });

  test.each([
    'isOwner',
    'emailVerified',
    'userId',
    'isAdmin',
    'constructor',
    'prototype',
    '__proto__',
  ])('refuses the unlisted field %s', (field) => {
    const result = schema.safeParse(withField(valid, field));
    expect(result.success).toBe(false);
    expect(result.error?.issues[0]?.code).toBe('unrecognized_keys');
    expect('role' in {}).toBe(false);
  });

  test.each([[null], [undefined], [[]], ['text'], [1]])(
    'refuses %j in place of an object',
    (value) => {
      expect(schema.safeParse(value).success).toBe(false);
    },
  );
});

describe('RegisterInput', () => {
  test('cannot set what only the server decides', () => {
    for (const field of ['role', 'status', 'emailVerified', 'id', 'passwordHash']) {
      expect(RegisterInput.safeParse({ ...account, [field]: 'admin' }).success).toBe(false);
    }
  });
});

describe('ListUsersInput', () => {
  test('has the defaults of the contract', () => {
    expect(ListUsersInput.parse({})).toEqual({
      page: 1,
      perPage: 10,
      sort: 'createdAt',
      dir: 'desc',
    });
  });

  test.each([
    { perPage: 101 },
    { perPage: 0 },
    { page: 0 },
    { page: 1.5 },
    { page: Number.NaN },
    { sort: 'passwordHash' },
    { sort: 'createdAt; drop table users' },
    { dir: 'up' },
    { role: 'root' },
    { status: 'deleted' },
    { createdFrom: 'yesterday' },
    { q: 'x'.repeat(201) },
  ])('refuses %j', (input) => {
    expect(ListUsersInput.safeParse(input).success).toBe(false);
  });
});

describe('User', () => {
  test('lets nothing out that it does not list', () => {
    const out = User.parse({
      id: 'usr_x',
      email: 'ada@example.com',
      ...Object.fromEntries(PROFILE_FIELDS.map((name) => [name, 'ada'])),
      fullName: '',
      role: 'user',
      status: 'active',
      emailVerified: false,
      createdAt: '2026-11-21T09:30:00.000Z',
      updatedAt: '2026-11-21T09:30:00.000Z',
      lastLoginAt: null,
      passwordHash: '$argon2id$…',
      token: 'x',
    });
    expect(Object.keys(out).sort()).toEqual(Object.keys(User.shape).sort());
    expect(JSON.stringify(out)).not.toContain('argon2id');
  });
});
