import { type Permission, scopeOf } from '@rolecall/schemas/permissions';
import type { Author } from '@rolecall/schemas/post';
import type { User } from '@rolecall/schemas/user';

/** Whether a button for it is offered: to the author, and to who may do it to anybody's. */
export function can(
  { id, role }: Pick<User, 'id' | 'role'>,
  permission: Permission,
  author: Author,
): boolean {
  const scope = scopeOf(role, permission);
  return scope === 'any' || (scope === 'own' && author.id === id);
}
