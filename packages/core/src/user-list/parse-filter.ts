import type { UserFilter } from '@rolecall/schemas/admin-users';
import { readSearch, type Search } from './user-search.ts';

/** A filter with its text taken apart. */
export type ParsedFilter = Omit<UserFilter, 'q'> & { search: Search | undefined };

/** Takes a filter's text apart, once for all queries of a call. */
export function parseFilter(filter: UserFilter): ParsedFilter {
  const { q, role, status, verified, createdFrom, createdTo } = filter;
  const search = q ? readSearch(q) : undefined;
  return { search, role, status, verified, createdFrom, createdTo };
}
