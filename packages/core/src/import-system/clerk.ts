import type { SourceSystem } from './source-system.ts';

/** The dashboard's CSV, which says nothing of roles, states and times. */
export const clerk: SourceSystem = {
  name: 'Clerk export',
  columns: {
    sourceId: 'id',
    email: 'primary_email_address',
    emailVerified: 'is_primary_verified',
    firstName: 'first_name',
    lastName: 'last_name',
    username: 'username',
    passwordHash: 'password_digest',
  },
  adapt: (row) => {
    const verified = String(row.verified_email_addresses ?? '').split('|');
    const isVerified = verified.includes(String(row.primary_email_address));
    return { row: { ...row, is_primary_verified: isVerified } };
  },
};
