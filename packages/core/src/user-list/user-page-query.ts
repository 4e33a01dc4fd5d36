import type { UserFilter, UserSort } from '@rolecall/schemas/admin-users';
import type { KeysetPosition } from '../paging/keyset.ts';

/** A page of a list of users, as it is asked for. */
export type UserPageQuery = {
  filter: UserFilter;
  sort: UserSort;
  isAscending: boolean;
  /** Where the row stands after which to begin. */
  after?: KeysetPosition | undefined;
  offset?: number;
  limit: number;
};
