import type { SourceSystem } from './source-system.ts';

/** What `get-csv-header` names, with what common export scripts add. It never has password hashes. */
export const cognito: SourceSystem = {
  name: 'Amazon Cognito users',
  columns: {
    sourceId: 'cognito:username',
    email: 'email',
    emailVerified: 'email_verified',
    fullName: 'name',
    firstName: 'given_name',
    lastName: 'family_name',
    username: 'preferred_username',
    role: 'custom:role',
    status: 'enabled',
    passwordHash: null,
  },
};
