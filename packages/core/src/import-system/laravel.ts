import type { SourceSystem } from './source-system.ts';

/** The table `users`; what an application added is looked for by its usual names. */
export const laravel: SourceSystem = {
  name: 'Laravel users table',
  columns: {
    sourceId: 'id',
    email: 'email',
    emailVerified: 'email_verified_at',
    fullName: 'name',
    createdAt: 'created_at',
    deletedAt: 'deleted_at',
    passwordHash: 'password',
  },
};
