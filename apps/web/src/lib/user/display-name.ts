import type { User } from '@rolecall/schemas/user';

/** What to call someone: the name they gave, else the username everyone has. */
export function displayName(user: Pick<User, 'fullName' | 'username'>): string {
  return user.fullName || user.username;
}
