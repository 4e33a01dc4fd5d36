import type { SourceSystem } from './source-system.ts';

/** An auth collection; before 0.23 its column is `passwordHash`. Superusers are in another one. */
export const pocketbase: SourceSystem = {
  name: 'PocketBase users',
  columns: {
    sourceId: 'id',
    email: 'email',
    emailVerified: 'verified',
    fullName: 'name',
    createdAt: 'created',
  },
};
