import { z } from 'zod';
import { MailStop } from './admin-mail.ts';
import { AuditValues } from './audit.ts';
import { Comment } from './comment.ts';
import { Email } from './email.ts';
import { idLike, OneTimeToken, Password, Timestamp, TypedPassword, UserId } from './fields.ts';
import { IfMatch } from './instant.ts';
import { Role } from './permissions.ts';
import { Post } from './post.ts';
import { SESSION_KINDS } from './session-kind.ts';
import { ProfileInput, SettableStatus, User } from './user.ts';

/** What people may change of themselves without further proof. */
export const UpdateProfileInput = ProfileInput.extend({ ifMatch: IfMatch });
export type UpdateProfileInput = z.infer<typeof UpdateProfileInput>;

/** Oneself: the profile. For administrators also email, role and status. */
export const UpdateUserInput = UpdateProfileInput.extend({
  id: UserId,
  email: Email.optional(),
  role: Role.optional(),
  status: SettableStatus.optional(),
});
export type UpdateUserInput = z.infer<typeof UpdateUserInput>;

export const ChangePasswordInput = z.strictObject({
  currentPassword: TypedPassword,
  newPassword: Password.meta({ example: 'four other words entirely' }),
});
export type ChangePasswordInput = z.infer<typeof ChangePasswordInput>;

export const RequestEmailChangeInput = z.strictObject({
  newEmail: Email.meta({ example: 'ada.lovelace@example.com' }),
  password: TypedPassword,
});
export type RequestEmailChangeInput = z.infer<typeof RequestEmailChangeInput>;

export const ConfirmEmailChangeInput = z.strictObject({ token: OneTimeToken });
export type ConfirmEmailChangeInput = z.infer<typeof ConfirmEmailChangeInput>;

export const DeleteAccountInput = z.strictObject({ password: TypedPassword });
export type DeleteAccountInput = z.infer<typeof DeleteAccountInput>;

/** A signed-in device or app, as its owner sees it. */
export const Session = z
  .object({
    id: z.string().meta({ example: 'ses_01k9x3v7e8f2m4q6s8t0w2y4z6' }),
    kind: z.enum(SESSION_KINDS),
    device: z.string().meta({ example: 'Firefox on macOS' }),
    address: z.string().meta({ example: '203.0.113.9' }),
    createdAt: Timestamp,
    lastUsedAt: Timestamp,
    expiresAt: Timestamp,
    current: z.boolean(),
  })
  .meta({ id: 'Session' });
export type Session = z.infer<typeof Session>;

export const SessionList = z.object({ items: z.array(Session) });
export type SessionList = z.infer<typeof SessionList>;

export const RevokeSessionInput = z.strictObject({
  id: idLike('ses_01k9x3v7e8f2m4q6s8t0w2y4z6'),
});
export type RevokeSessionInput = z.infer<typeof RevokeSessionInput>;

/** Everything that is held about a person, without secrets. */
export const ExportedData = z.object({
  exportedAt: Timestamp,
  user: User,
  sessions: z.array(Session),
  events: z.array(
    z.object({
      at: Timestamp,
      action: z.string().meta({ example: 'session.started' }),
      byMyself: z.boolean(),
      address: z.string().meta({ example: '203.0.113.9' }),
      before: AuditValues.nullable(),
      after: AuditValues.nullable(),
    }),
  ),
  posts: z.array(Post),
  comments: z.array(Comment),
  mails: z.array(
    z.object({
      kind: z.string().meta({ example: 'verify-email' }),
      status: z.string().meta({ example: 'sent' }),
      createdAt: Timestamp,
      sentAt: Timestamp.nullable(),
    }),
  ),
  mailStops: z
    .array(MailStop.extend({ email: z.string().meta({ example: 'ada@example.com' }) }))
    .meta({ description: 'Emails of theirs that get no more mails, and why.' }),
});
export type ExportedData = z.infer<typeof ExportedData>;
