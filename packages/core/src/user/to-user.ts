import { type PublicUserRow, users } from '@rolecall/db/tables/users';
import type { User } from '@rolecall/schemas/user';
import { getTableColumns } from 'drizzle-orm';

const {
  seq: _seq,
  passwordHash: _hash,
  searchText: _text,
  sortName: _sortName,
  access: _access,
  isInvited: _isInvited,
  ...columns
} = getTableColumns(users);

/** What may leave of a row, to be selected. */
export const PUBLIC_COLUMNS = columns;

/** A row as it may leave: what is not named here stays. Dates are ISO 8601 in UTC. */
export function toUser(row: PublicUserRow): User {
  return {
    id: row.id,
    email: row.email,
    username: row.username,
    firstName: row.firstName,
    lastName: row.lastName,
    fullName: row.fullName,
    role: row.role,
    status: row.status,
    emailVerified: row.emailVerified,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    lastLoginAt: row.lastLoginAt?.toISOString() ?? null,
  };
}
