import { ListUsersInput, type UserFilter, UserSort } from '@rolecall/schemas/admin-users';
import { Role } from '@rolecall/schemas/permissions';
import { UserStatus } from '@rolecall/schemas/user';
import { z } from 'zod';
import { dayBounds, FilterDay } from '../../day-bounds.ts';
import { SearchText } from '../../search-text.ts';
import { DEFAULT_PER_PAGE, PAGE_SIZES } from './page-sizes.ts';

/** The table's state as its URL carries it. What makes no sense falls back to the default. */
const Query = z.object({
  page: z.coerce.number().pipe(ListUsersInput.shape.page.unwrap()).catch(1),
  perPage: z.coerce.number().pipe(z.literal(PAGE_SIZES)).catch(DEFAULT_PER_PAGE),
  q: SearchText,
  role: Role.optional().catch(undefined),
  status: UserStatus.optional().catch(undefined),
  verified: z.enum(['yes', 'no']).optional().catch(undefined),
  from: FilterDay,
  to: FilterDay,
  sort: UserSort.catch('createdAt'),
  dir: z.enum(['asc', 'desc']).catch('desc'),
});
export type ListUsersQuery = z.infer<typeof Query>;

export function listUsersQuery(params: URLSearchParams): ListUsersQuery {
  return Query.parse(Object.fromEntries(params));
}

/** What the API is asked for. @param zone whose days the filter means: the viewer's */
export function userFilterOf(query: ListUsersQuery, zone: string): UserFilter {
  const { q, role, status, verified } = query;
  const { from, to } = dayBounds(query, zone);
  return {
    q,
    role,
    status,
    verified: verified && verified === 'yes',
    createdFrom: from,
    createdTo: to,
  };
}

/** Where the API has everyone who matches as CSV, in the order of the table. */
export function exportUsersPath(query: ListUsersQuery, zone: string): string {
  const params = new URLSearchParams({ sort: query.sort, dir: query.dir });
  for (const [name, value] of Object.entries(userFilterOf(query, zone))) {
    if (value !== undefined) params.set(name, String(value));
  }
  return `/admin/users.csv?${params}`;
}
