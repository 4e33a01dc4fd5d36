import type { SourceSystem } from './source-system.ts';

/** The table `user`, with the password of its `account` beside it. */
export const betterAuth: SourceSystem = {
  name: 'better-auth user table',
  columns: {
    sourceId: 'id',
    email: 'email',
    emailVerified: 'emailVerified',
    fullName: 'name',
    role: 'role',
    blocked: 'banned',
    blockedUntil: 'banExpires',
    createdAt: 'createdAt',
    passwordHash: 'password',
  },
};
