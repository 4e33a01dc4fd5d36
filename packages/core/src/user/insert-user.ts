import { randomBytes, randomInt } from 'node:crypto';
import type { Transaction } from '@rolecall/db/database';
import { asStored, placeholders, prepare } from '@rolecall/db/prepared';
import { type UserRow, users } from '@rolecall/db/tables/users';
import { isReservedUsername } from '@rolecall/schemas/is-reserved-username';
import type { ProfileInput } from '@rolecall/schemas/user';
import { PROFILE_FIELDS } from '@rolecall/schemas/user-fields';
import { eq, sql } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { newId } from '../ids.ts';
import { userSearchColumns } from '../search/user-search-columns.ts';
import { assertNotReserved } from './assert-not-reserved.ts';
import { mapUniqueViolation } from './map-unique-violation.ts';

/** Without a username they get one made from the email. */
type NewUser = Omit<ProfileInput, 'fullName'> &
  Pick<UserRow, 'email' | 'passwordHash' | 'role' | 'emailVerified' | 'lastLoginAt'>;

const { placeholder } = sql;

const insertOne = prepare((orm) =>
  orm
    .insert(users)
    .values({
      id: placeholder('id'),
      email: placeholder('email'),
      ...placeholders(PROFILE_FIELDS),
      searchText: placeholder('searchText'),
      sortName: placeholder('sortName'),
      passwordHash: asStored('passwordHash'),
      isInvited: placeholder('isInvited'),
      role: placeholder('role'),
      emailVerified: placeholder('emailVerified'),
      createdAt: placeholder('createdAt'),
      updatedAt: placeholder('updatedAt'),
      lastLoginAt: asStored('lastLoginAt'),
    })
    .returning(),
);

const byUsername = prepare((orm) =>
  orm
    .select({ id: users.id })
    .from(users)
    .where(eq(users.username, placeholder('username'))),
);

/**
 * Stores a new account.
 * @throws DomainError VALIDATION_FAILED (a reserved username), EMAIL_TAKEN, USERNAME_TAKEN
 */
export async function insertUser(ctx: Context, tx: Transaction, user: NewUser): Promise<UserRow> {
  assertNotReserved(user.username);
  const now = ctx.now();
  const { firstName = '', lastName = '', email } = user;
  const username = user.username ?? (await freeUsername(tx, email));
  const values = {
    ...user,
    ...Object.fromEntries(PROFILE_FIELDS.map((name) => [name, user[name] ?? ''])),
    ...userSearchColumns({ firstName, lastName, username, email }),
    id: newId('usr'),
    isInvited: user.passwordHash === null,
    username,
    createdAt: now,
    updatedAt: now,
  };
  try {
    const row = await tx.first(insertOne, values);
    if (row === undefined) throw new DomainError('INTERNAL');
    return row;
  } catch (error) {
    throw mapUniqueViolation(error);
  }
}

/** A username that says nothing, for who has not verified an email yet. */
export function randomUsername(): string {
  return `member-${randomBytes(6).toString('hex')}`;
}

async function isUsernameTaken(tx: Transaction, username: string): Promise<boolean> {
  return (await tx.first(byUsername, { username })) !== undefined;
}

/** A username that no one has, made from an email. */
export async function freeUsername(tx: Transaction, email: string): Promise<string> {
  const local = email.split('@')[0] ?? '';
  const base = local
    .replace(/[^a-z0-9_.-]+/g, '-')
    .slice(0, 24)
    .padEnd(3, '0');
  for (let candidate = base; ; candidate = `${base}-${randomInt(1_000, 10_000_000)}`) {
    if (isReservedUsername(candidate)) continue;
    if (!(await isUsernameTaken(tx, candidate))) return candidate;
  }
}
