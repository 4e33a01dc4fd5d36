import { describe, expect, test } from 'vitest';
import {
  needsRecentAuth,
  PERMISSIONS,
  type Permission,
  ROLES,
  type Scope,
  scopeOf,
} from './permissions.ts';

type Grants = { anonymous: Scope | undefined; user: Scope | undefined; admin: Scope | undefined };

const everybody: Grants = { anonymous: 'any', user: 'any', admin: 'any' };
const adminsOnly: Grants = { anonymous: undefined, user: undefined, admin: 'any' };
const members: Grants = { anonymous: undefined, user: 'any', admin: 'any' };
const ownOnly: Grants = { anonymous: undefined, user: 'own', admin: 'own' };
const nobody: Grants = { anonymous: undefined, user: undefined, admin: undefined };
const ownOrAdmin: Grants = { anonymous: undefined, user: 'own', admin: 'any' };

/** The policy a second time, from the contract: a change of the table must be meant twice. */
const EXPECTED: Record<Permission, Grants> = {
  'account:register': everybody,
  'account:signIn': everybody,
  'account:recover': everybody,
  'link:use': everybody,
  'session:refresh': everybody,
  'session:reauthenticate': ownOnly,
  'session:list': ownOrAdmin,
  'session:end': ownOrAdmin,
  'user:read': ownOrAdmin,
  'user:export': ownOnly,
  'user:updateProfile': ownOrAdmin,
  'user:changePassword': ownOnly,
  'user:changeEmail': ownOnly,
  'user:deleteAccount': ownOnly,
  'user:setEmail': adminsOnly,
  'user:create': adminsOnly,
  'user:delete': adminsOnly,
  'user:sendPasswordReset': adminsOnly,
  'user:resendVerification': adminsOnly,
  'user:diagnose': adminsOnly,
  'user:clearThrottle': adminsOnly,
  'user:resumeMail': adminsOnly,
  'user:invite': adminsOnly,
  'user:createInvitationLink': adminsOnly,
  'audit:read': adminsOnly,
  'mail:read': adminsOnly,
  'stats:read': adminsOnly,
  'user:list': adminsOnly,
  'user:exportList': adminsOnly,
  'user:setRole': adminsOnly,
  'user:setStatus': adminsOnly,
  'import:read': adminsOnly,
  'import:prepare': adminsOnly,
  'import:upload': adminsOnly,
  'import:apply': adminsOnly,
  'post:read': members,
  'post:create': members,
  'post:update': ownOrAdmin,
  'post:delete': ownOrAdmin,
  'comment:read': members,
  'comment:create': members,
  'comment:update': ownOrAdmin,
  'comment:delete': ownOrAdmin,
  'installation:seed': nobody,
  'installation:createAdmin': nobody,
  'installation:rotateKeys': nobody,
  'installation:import': nobody,
  'installation:exportHashes': nobody,
  'installation:backUp': nobody,
  'installation:restore': nobody,
};

const isPermission = (name: string): name is Permission => Object.hasOwn(PERMISSIONS, name);

test('every permission is in the table of this test and the other way round', () => {
  expect(Object.keys(EXPECTED).sort()).toEqual(Object.keys(PERMISSIONS).sort());
});

test('there are two roles', () => {
  expect([...ROLES].sort()).toEqual(['admin', 'user']);
});

test('what cannot be taken back, or reaches beyond this session, takes a confirmed password', () => {
  const recent = Object.keys(PERMISSIONS).filter(isPermission).filter(needsRecentAuth);
  expect(recent.sort()).toEqual([
    'import:apply',
    'import:upload',
    'user:createInvitationLink',
    'user:delete',
    'user:export',
    'user:exportList',
    'user:setEmail',
    'user:setRole',
  ]);
});

describe.each(Object.keys(PERMISSIONS).filter(isPermission))('%s', (permission) => {
  test.each(['anonymous', 'user', 'admin'] as const)('%s', (role) => {
    expect(scopeOf(role, permission)).toBe(EXPECTED[permission][role]);
  });
});
