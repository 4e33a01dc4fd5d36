import { permissionsOf } from '@rolecall/core/verb';
import { ROLES, scopeOf } from '@rolecall/schemas/permissions';
import { expect, test } from 'vitest';
import { PROCEDURES } from './procedures.ts';

const procedures = [...PROCEDURES.values()];

test('whoever holds a permission on their own alone finds a verb that says whose it is about', () => {
  const silent = procedures.filter(({ verb: { duties } }) => {
    const scopes = permissionsOf(duties).flatMap((permission) =>
      ROLES.map((role) => scopeOf(role, permission)),
    );
    return scopes.includes('own') && duties.owner === undefined;
  });
  expect(silent.map(({ path }) => path)).toEqual([]);
});

test('a verb has one name', () => {
  const verbs = new Set(procedures.map(({ verb }) => verb));
  expect(verbs.size).toBe(procedures.length);
});
