import type { Transaction } from '@rolecall/db/database';
import { asStored, placeholders, prepare } from '@rolecall/db/prepared';
import { type UserRow, users } from '@rolecall/db/tables/users';
import type { ProfileInput } from '@rolecall/schemas/user';
import { PROFILE_FIELDS } from '@rolecall/schemas/user-fields';
import { sql } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { newId } from '../ids.ts';
import { userSearchColumns } from '../search/user-search-columns.ts';
import { assertNotReserved } from './assert-not-reserved.ts';
import { freeUsername, freeUsernames } from './free-usernames.ts';
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

/**
 * Stores a new account.
 * @throws DomainError VALIDATION_FAILED (a reserved username), EMAIL_TAKEN, USERNAME_TAKEN
 */
export async function insertUser(ctx: Context, tx: Transaction, user: NewUser): Promise<UserRow> {
  assertNotReserved(user.username);
  const username = user.username ?? (await freeUsername(tx, user.email));
  try {
    const row = await tx.first(insertOne, newUserRow(ctx, user, username));
    if (row === undefined) throw new DomainError('INTERNAL');
    return row;
  } catch (error) {
    throw mapUniqueViolation(error);
  }
}

/**
 * Stores new accounts with usernames made from their emails, in one statement.
 * @throws DomainError EMAIL_TAKEN
 */
export async function insertUsers(
  ctx: Context,
  tx: Transaction,
  people: Omit<NewUser, 'username'>[],
): Promise<UserRow[]> {
  if (people.length === 0) return [];
  const emails = people.map(({ email }) => email);
  const usernames = await freeUsernames(tx, emails);
  const rows = people.map((person, index) => newUserRow(ctx, person, usernames[index] ?? ''));
  try {
    return await tx.insert(users).values(rows).returning();
  } catch (error) {
    throw mapUniqueViolation(error);
  }
}

function newUserRow(ctx: Context, user: NewUser, username: string) {
  const now = ctx.now();
  const { firstName = '', lastName = '', email } = user;
  return {
    ...user,
    ...Object.fromEntries(PROFILE_FIELDS.map((name) => [name, user[name] ?? ''])),
    username,
    ...userSearchColumns({ firstName, lastName, username, email }),
    id: newId('usr'),
    isInvited: user.passwordHash === null,
    createdAt: now,
    updatedAt: now,
  };
}
