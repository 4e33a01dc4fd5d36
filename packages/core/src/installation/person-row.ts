import type { users } from '@rolecall/db/tables/users';
import { DAY_MS } from '../durations.ts';
import { newId } from '../ids.ts';
import { userSearchColumns } from '../search/user-search-columns.ts';
import type { Person } from './people.ts';

/**
 * A made-up person as a row, with an id of the time the account was made.
 * @param now in milliseconds
 */
export function personRow(person: Person, now: number): typeof users.$inferInsert {
  const { isAdmin, isActive, isVerified, createdDaysAgo, lastLoginDaysAgo, ...names } = person;
  const daysAgo = (days: number) => new Date(now - days * DAY_MS);
  const createdAt = daysAgo(createdDaysAgo);
  return {
    ...names,
    ...userSearchColumns(names),
    id: newId('usr', createdAt),
    role: isAdmin ? 'admin' : 'user',
    access: isActive ? 'active' : 'inactive',
    isInvited: lastLoginDaysAgo === null,
    emailVerified: isVerified,
    createdAt,
    updatedAt: createdAt,
    lastLoginAt: lastLoginDaysAgo === null ? null : daysAgo(lastLoginDaysAgo),
  };
}
