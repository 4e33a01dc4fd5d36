import { has, type SourceSystem } from './source-system.ts';

/** The table `user`, with the password of its `account` beside it. */
export const betterAuth: SourceSystem = {
  name: 'better-auth user table',
  isIt: (columns) => has(columns, 'emailVerified', 'createdAt', 'image', 'name'),
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
