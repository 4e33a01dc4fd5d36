import { z } from 'zod';
import { FirstName, FullName, LastName, Timestamp, UserId, Username } from './fields.ts';
import { Role } from './permissions.ts';
import type { ProfileField, UserField } from './user-fields.ts';

/** What administrators set. */
export const SETTABLE_STATUSES = ['active', 'inactive'] as const;
export const SettableStatus = z.enum(SETTABLE_STATUSES);
export type SettableStatus = z.infer<typeof SettableStatus>;

export const USER_STATUSES = [...SETTABLE_STATUSES, 'invited'] as const;
export const UserStatus = z.enum(USER_STATUSES).meta({
  description:
    '`invited`: an active account that never had a password. Accepting the invitation makes it active.',
});
export type UserStatus = z.infer<typeof UserStatus>;

/** What people say of themselves and edit, with every field of it. */
export const Profile = z.strictObject({
  firstName: FirstName,
  lastName: LastName,
  username: Username,
} satisfies Record<ProfileField, z.ZodType<string>>);

/** The same as inputs take it, or with the name in one: what is not given stays as it is. */
export const ProfileInput = Profile.partial().extend({ fullName: FullName.optional() });
export type ProfileInput = z.infer<typeof ProfileInput>;

/** A user as it leaves Rolecall. What is not listed here cannot leave. */
export const User = z
  .object({
    id: UserId,
    email: z.string().meta({ example: 'ada@example.com' }),
    username: z.string().meta({ example: 'ada' }),
    firstName: z.string().meta({ example: 'Ada' }),
    lastName: z.string().meta({ example: 'Lovelace' }),
    fullName: z.string().meta({ example: 'Ada Lovelace' }),
    role: Role,
    status: UserStatus,
    emailVerified: z.boolean(),
    createdAt: Timestamp,
    updatedAt: Timestamp,
    lastLoginAt: Timestamp.nullable(),
  } satisfies Record<UserField, z.ZodType>)
  .meta({ id: 'User' });
export type User = z.infer<typeof User>;

export const Dashboard = z.object({
  message: z.string().meta({ example: 'Welcome, Ada!' }),
  user: User,
});
export type Dashboard = z.infer<typeof Dashboard>;

/** Names the user that a procedure is about. */
export const UserTarget = z.strictObject({ id: UserId });
export type UserTarget = z.infer<typeof UserTarget>;
