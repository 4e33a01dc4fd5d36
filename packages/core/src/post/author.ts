import { users } from '@rolecall/db/tables/users';
import type { Permission } from '@rolecall/schemas/permissions';

/** Of an author only what everyone may know. */
export const AUTHOR_COLUMNS = {
  id: users.id,
  username: users.username,
  fullName: users.fullName,
};

/** What holds for a verb that changes a post or comment: its author may call it, and an admin. */
export const authorDuties = <const P extends Permission>(may: P) =>
  ({ may, owner: 'row', refuses: ['FORBIDDEN', 'NOT_FOUND'] }) as const;
