import type { UserSort } from '@rolecall/schemas/admin-users';
import type { KeysetPosition } from '../paging/keyset.ts';
import type { ParsedFilter } from './parse-filter.ts';

/** A page of a list of users, as it is asked for. */
export type UserPageQuery = {
  filter: ParsedFilter;
  sort: UserSort;
  isAscending: boolean;
  /** Where the row stands after which to begin. */
  after?: KeysetPosition | undefined;
  offset?: number;
  limit: number;
};
