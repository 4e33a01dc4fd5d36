import type { UserSort } from '@rolecall/schemas/admin-users';
import type { ParsedFilter } from './parse-filter.ts';
import type { UserPosition } from './user-cursor.ts';

/** A page of a list of users, as it is asked for. */
export type UserPageQuery = {
  filter: ParsedFilter;
  sort: UserSort;
  isAscending: boolean;
  /** Where the row stands after which to begin. */
  after?: UserPosition | undefined;
  offset?: number;
  limit: number;
};
