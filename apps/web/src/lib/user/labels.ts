import type { Session } from '@rolecall/schemas/account';
import type { Role } from '@rolecall/schemas/permissions';
import type { User, UserStatus } from '@rolecall/schemas/user';

export const ROLE_LABELS: Record<Role, string> = { admin: 'Admin', user: 'User' };
export const STATUS_LABELS: Record<UserStatus, string> = {
  active: 'Active',
  inactive: 'Deactivated',
  invited: 'Invited',
};

export const SESSION_KIND_LABELS: Record<Session['kind'], string> = { web: 'Browser', app: 'App' };

/** Whether an email is verified, as URLs of the table spell it. */
export const VERIFIED_LABELS = { yes: 'Verified', no: 'Unverified' } as const;

/** What to call someone: the name they gave, else the username everyone has. */
export function displayName(user: Pick<User, 'fullName' | 'username'>): string {
  return user.fullName || user.username;
}
