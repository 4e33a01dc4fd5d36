import { z } from 'zod';
import { Session } from './account.ts';
import { MailStatus, MailStop } from './admin-mail.ts';
import { AuditEvent } from './audit.ts';
import { Email } from './email.ts';
import { Ok, Password, SearchText, Timestamp } from './fields.ts';
import { IfMatch, Instant } from './instant.ts';
import { SearchState } from './page-input.ts';
import { Role } from './permissions.ts';
import { ProfileInput, User, UserStatus, UserTarget } from './user.ts';

/** Those of one role or status are in the order of `createdAt`. */
export const USER_SORTS = ['createdAt', 'email', 'name', 'lastLoginAt', 'role', 'status'] as const;
export const UserSort = z.enum(USER_SORTS);
export type UserSort = z.infer<typeof UserSort>;

/** Which users: those that match all of it. */
export const UserFilter = z.strictObject({
  q: SearchText.optional(),
  role: Role.optional(),
  status: UserStatus.optional(),
  verified: z.boolean().optional(),
  createdFrom: Instant.optional(),
  createdTo: Instant.optional(),
});
export type UserFilter = z.infer<typeof UserFilter>;

const order = {
  sort: UserSort.default('createdAt'),
  dir: z.enum(['asc', 'desc']).default('desc'),
};

export const ListUsersInput = UserFilter.extend({
  page: z.int().min(1).max(1_000_000).default(1),
  perPage: z.int().min(1).max(100).default(10),
  /** It holds the name that it stands at: 120 characters of four bytes, in base64. */
  cursor: z.string().min(1).max(2048).optional(),
  ...order,
});
export type ListUsersInput = z.infer<typeof ListUsersInput>;

export const UserPage = z.object({
  items: z.array(User),
  total: z.int(),
  /** False where there are more matches than were counted. */
  totalIsExact: z.boolean(),
  page: z.int(),
  pages: z.int(),
  perPage: z.int(),
  nextCursor: z.string().nullable(),
  prevCursor: z.string().nullable(),
  ...SearchState,
});
export type UserPage = z.infer<typeof UserPage>;

/** Names a user by what no other user has. */
export const FindUserInput = z.strictObject({
  user: z
    .string()
    .max(320, 'An email has at most 320 characters.')
    .trim()
    .min(1, 'Enter an ID, email or username.')
    .meta({ description: 'An ID, email or username.', example: 'ada@example.com' }),
});
export type FindUserInput = z.infer<typeof FindUserInput>;

export const SetRoleInput = UserTarget.extend({ role: Role });
export type SetRoleInput = z.infer<typeof SetRoleInput>;

/** Without a password the person gets an invitation by mail and sets one. */
export const CreateUserInput = z.strictObject({
  email: Email,
  ...ProfileInput.shape,
  role: Role.default('user'),
  password: Password.optional(),
});
export type CreateUserInput = z.infer<typeof CreateUserInput>;

export const AdminUpdateUserInput = UserTarget.extend({
  ...ProfileInput.shape,
  email: Email.optional(),
  emailVerified: z.boolean().optional(),
  ifMatch: IfMatch,
});
export type AdminUpdateUserInput = z.infer<typeof AdminUpdateUserInput>;

/** Which email was queued for a user that an admin asked to send this one to. */
const linkSent = <const Kind extends string>(kind: Kind) =>
  Ok.extend({
    email: z.enum([kind, 'invitation']).meta({
      description: 'The email that was queued: `invitation` where the user has no password yet.',
    }),
  });
export const PasswordResetSent = linkSent('reset-password');
export const VerificationSent = linkSent('verify-email');

/** How the invitation of someone stands who hasn't accepted it. */
export const Invitation = z.object({
  invited: z.boolean().meta({
    description: 'False for an imported user who hasn’t been sent an invitation yet.',
  }),
  /** The newest mail that invited them. */
  mail: z.object({ status: MailStatus, at: Timestamp }).nullable(),
  /** The link that accepts it; none where it was revoked, or isn't sent yet. */
  link: z.object({ createdAt: Timestamp, expiresAt: Timestamp }).nullable(),
});
export type Invitation = z.infer<typeof Invitation>;

/** A user as administrators see one. */
export const UserDetails = z.object({
  user: User,
  /** False for who was invited and has not chosen a password yet. */
  hasPassword: z.boolean(),
  /** There as long as the status is `invited`. */
  invitation: Invitation.nullable(),
  /** There where their email gets no more mails, until it changes or an admin resumes them. */
  mailStop: MailStop.nullable(),
  counts: z.object({ sessions: z.int(), posts: z.int(), comments: z.int() }),
  sessions: z.array(Session),
  events: z.array(AuditEvent),
});
export type UserDetails = z.infer<typeof UserDetails>;

export const ExportUsersInput = UserFilter.extend(order);
export type ExportUsersInput = z.infer<typeof ExportUsersInput>;
