import type { UserRow } from '@rolecall/db/tables/users';
import type { Author } from '@rolecall/schemas/post';

/** Of an author only what everybody may know. */
export function toAuthor({ id, username, fullName }: UserRow): Author {
  return { id, username, fullName };
}
