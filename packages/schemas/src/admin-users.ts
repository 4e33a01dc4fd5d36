import { z } from 'zod';
import { Session } from './account.ts';
import { AuditEvent } from './audit.ts';
import { Email } from './email.ts';
import { IfMatch, Password, PersonName, Timestamp, Username } from './fields.ts';
import { Role } from './permissions.ts';
import { User, UserStatus, UserTarget } from './user.ts';

export const USER_SORTS = ['createdAt', 'email', 'name', 'lastLoginAt'] as const;
export const UserSort = z.enum(USER_SORTS);
export type UserSort = z.infer<typeof UserSort>;

const PER_PAGE_MAX = 100;

export const ListUsersInput = z.strictObject({
  page: z.int().min(1).max(1_000_000).default(1),
  perPage: z.int().min(1).max(PER_PAGE_MAX).default(10),
  cursor: z.string().min(1).max(1024).optional(),
  q: z.string().trim().max(200).optional(),
  role: Role.optional(),
  status: UserStatus.optional(),
  verified: z.boolean().optional(),
  createdFrom: Timestamp.optional(),
  createdTo: Timestamp.optional(),
  sort: UserSort.default('createdAt'),
  dir: z.enum(['asc', 'desc']).default('desc'),
});
export type ListUsersInput = z.infer<typeof ListUsersInput>;

export const UserPage = z.object({
  items: z.array(User),
  total: z.int(),
  page: z.int(),
  pages: z.int(),
  perPage: z.int(),
  nextCursor: z.string().nullable(),
  prevCursor: z.string().nullable(),
});
export type UserPage = z.infer<typeof UserPage>;

export const SetRoleInput = UserTarget.extend({ role: Role });
export type SetRoleInput = z.infer<typeof SetRoleInput>;

/** Without a password the person gets an invitation by mail and sets one. */
export const CreateUserInput = z.strictObject({
  email: Email,
  firstName: PersonName.optional(),
  lastName: PersonName.optional(),
  username: Username.optional(),
  role: Role.default('user'),
  password: Password.optional(),
});
export type CreateUserInput = z.infer<typeof CreateUserInput>;

export const AdminUpdateUserInput = UserTarget.extend({
  firstName: PersonName.optional(),
  lastName: PersonName.optional(),
  username: Username.optional(),
  email: Email.optional(),
  emailVerified: z.boolean().optional(),
  ifMatch: IfMatch,
});
export type AdminUpdateUserInput = z.infer<typeof AdminUpdateUserInput>;

/** A user as administrators see one. */
export const UserDetails = z.object({
  user: User,
  counts: z.object({ sessions: z.int(), posts: z.int(), comments: z.int() }),
  sessions: z.array(Session),
  events: z.array(AuditEvent),
});
export type UserDetails = z.infer<typeof UserDetails>;
