import { type PublicUserRow, type UserRow, users } from '@rolecall/db/tables/users';
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

/** A row as it may leave: no password hash, dates as ISO 8601 in UTC. */
export function toUser(row: PublicUserRow & Partial<UserRow>): User {
  // All at once: each rest copies the whole row.
  const {
    createdAt,
    updatedAt,
    lastLoginAt,
    seq: _seq,
    passwordHash: _hash,
    searchText: _text,
    sortName: _name,
    access: _access,
    isInvited: _isInvited,
    ...rest
  } = row;
  return {
    ...rest,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
    lastLoginAt: lastLoginAt?.toISOString() ?? null,
  };
}
