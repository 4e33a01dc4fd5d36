import { z } from 'zod';
import { Timestamp } from './fields.ts';
import { Instant } from './instant.ts';
import { pageInput } from './page-input.ts';

/**
 * Everything that is written down, `noun.what_happened`. A name stays here as long as an audit log
 * may hold it.
 */
export const AuditAction = z.enum([
  'user.registered',
  'user.registered_again',
  'user.created',
  'user.set_up_as_admin',
  'user.invitation_accepted',
  'user.verification_requested',
  'user.email_verified',
  'user.email_change_requested',
  'user.email_changed',
  'user.password_reset_requested',
  'user.password_reset',
  'user.password_changed',
  'user.profile_updated',
  'user.data_exported',
  'user.list_exported',
  'user.deleted',
  'user.password_reset_sent',
  'user.throttle_cleared',
  'user.role_changed',
  'user.activated',
  'user.deactivated',
  'session.started',
  'session.refused',
  'session.reauthenticated',
  'session.ended',
  'session.refresh_reused',
  'session.ended_after_failures',
  'access.denied',
  'post.created',
  'post.updated',
  'post.deleted',
  'comment.created',
  'comment.updated',
  'comment.deleted',
  'installation.demo_seeded',
  'installation.key_rotated',
  'installation.setup_link_issued',
]);
export type AuditAction = z.infer<typeof AuditAction>;

/** What something was before or after a change: plain values, never secrets. */
export const AuditValues = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.null()]),
);

/** Who did what to whom, when and from where. */
export const AuditEvent = z
  .object({
    id: z.string().meta({ example: 'aud_01k9x3v7e8f2m4q6s8t0w2y4z6' }),
    at: Timestamp,
    action: AuditAction.meta({ example: 'user.role_changed' }),
    actorKind: z.enum(['anonymous', 'user', 'system']),
    actorId: z.string().meta({ example: 'usr_01k9x3v7e8f2m4q6s8t0w2y4z6' }).nullable(),
    /** What to call them, as long as they are there. */
    actorName: z.string().meta({ example: 'Ada Lovelace' }).nullable(),
    targetKind: z.string().meta({ example: 'user' }),
    targetId: z.string().meta({ example: 'usr_01k9x3v7e8f2m4q6s8t0w2y4z7' }).nullable(),
    targetName: z.string().meta({ example: 'Grace Hopper' }).nullable(),
    before: AuditValues.nullable().meta({ example: { role: 'user' } }),
    after: AuditValues.nullable().meta({ example: { role: 'admin' } }),
    address: z.string().meta({ example: '203.0.113.9' }),
    requestId: z.string().meta({ example: 'req_01k9x3v7e8f2m4q6s8t0w2y4z6' }),
    /** Whether a change of this kind can be undone. */
    reversible: z.boolean(),
    /** The event that this one undid. */
    revertOf: z.string().meta({ example: 'aud_01k9x3v7e8f2m4q6s8t0w2y4z6' }).nullable(),
    /** The event that undid this one; none is undone twice. */
    revertedBy: z.string().meta({ example: 'aud_01k9x3v7e8f2m4q6s8t0w2y4z7' }).nullable(),
    /** Who undid it, as long as they are there. */
    revertedByName: z.string().meta({ example: 'Ada Lovelace' }).nullable(),
  })
  .meta({ id: 'AuditEvent' });
export type AuditEvent = z.infer<typeof AuditEvent>;

export const ListAuditInput = z.strictObject({
  /** One event only. */
  id: z.string().max(64).optional(),
  /** What somebody did or was done to them. */
  user: z.string().max(64).optional(),
  actor: z.string().max(64).optional(),
  target: z.string().max(64).optional(),
  action: AuditAction.optional(),
  from: Instant.optional(),
  to: Instant.optional(),
  ...pageInput(50),
});
export type ListAuditInput = z.infer<typeof ListAuditInput>;

export const AuditPage = z.object({
  items: z.array(AuditEvent),
  nextCursor: z.string().nullable(),
});
export type AuditPage = z.infer<typeof AuditPage>;
