import { ListUsersInput, UserSort } from '@rolecall/schemas/admin-users';
import { Role } from '@rolecall/schemas/permissions';
import { UserStatus } from '@rolecall/schemas/user';
import { z } from 'zod';

/** The table's state as its address carries it. What makes no sense falls back to the default. */
const Query = z.object({
  page: z.coerce.number().pipe(ListUsersInput.shape.page.unwrap()).catch(1),
  q: z.string().trim().min(1).max(200).optional().catch(undefined),
  role: Role.optional().catch(undefined),
  status: UserStatus.optional().catch(undefined),
  verified: z.enum(['yes', 'no']).optional().catch(undefined),
  sort: UserSort.catch('createdAt'),
  dir: z.enum(['asc', 'desc']).catch('desc'),
});
export type ListUsersQuery = z.infer<typeof Query>;

export function listUsersQuery(params: URLSearchParams): ListUsersQuery {
  return Query.parse(Object.fromEntries(params));
}
