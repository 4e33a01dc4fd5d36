import type { Session } from '@rolecall/schemas/account';
import type { Role } from '@rolecall/schemas/permissions';
import type { UserStatus } from '@rolecall/schemas/user';

export const roleLabels: Record<Role, string> = { admin: 'Admin', user: 'User' };

export const statusLabels: Record<UserStatus, string> = {
  active: 'Active',
  inactive: 'Deactivated',
  invited: 'Invited',
};

export const emailLabel = 'Email';

/** What marks the session that one is in. */
export const thisDeviceLabel = 'This device';

export const sessionKindLabels: Record<Session['kind'], string> = { web: 'Browser', app: 'App' };

/** Whether an email is verified, as URLs of the table spell it. */
export const verifiedLabels = { yes: 'Verified', no: 'Unverified' } as const;

/** The same, where nothing beside it says what of. */
export const emailVerifiedLabels = { yes: 'Email verified', no: 'Email unverified' } as const;
