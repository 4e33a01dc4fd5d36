import { z } from 'zod';
import { AUDIT_ACTIONS } from './audit-actions.ts';
import { BULK_USERS_SHOWN } from './bounds.ts';
import { idLike, Timestamp, UserId } from './fields.ts';
import { Instant } from './instant.ts';
import { pageInput, pageOf } from './page-input.ts';

const Action = z.enum(AUDIT_ACTIONS);
const ActorKind = z.enum(['anonymous', 'user', 'system']);
export type ActorKind = z.infer<typeof ActorKind>;

/** What something was before or after a change: plain values, never secrets. */
export const AuditValues = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.null()]),
);

/** A bulk action, of which its first event stands for all. */
export const BulkEvents = z.object({
  /** How many events it has: one for each user. */
  count: z.int().meta({ example: 67 }),
  /** The first users of them, with their names as long as they are there. */
  users: z.array(z.object({ id: UserId, name: z.string().nullable() })).max(BULK_USERS_SHOWN),
  /** Whether every one of its changes has been reverted. */
  reverted: z.boolean(),
});
export type BulkEvents = z.infer<typeof BulkEvents>;

/** Who did what to whom, when and from where. */
export const AuditEvent = z
  .object({
    id: z.string().meta({ example: 'aud_01k9x3v7e8f2m4q6s8t0w2y4z6' }),
    at: Timestamp,
    action: Action.meta({ example: 'user.role_changed' }),
    actorKind: ActorKind,
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
    /** Whether the user was left without an email about it, because it was asked for so. */
    silent: z.boolean(),
    /** The bulk action that it stands for, in a grouped list; null for a single event. */
    bulk: BulkEvents.nullable(),
    /** Whether a change of this kind can be reverted. */
    reversible: z.boolean(),
    /** The event that this one reverted. */
    revertOf: z.string().meta({ example: 'aud_01k9x3v7e8f2m4q6s8t0w2y4z6' }).nullable(),
    /** The event that reverted this one; none is reverted twice. */
    revertedBy: z.string().meta({ example: 'aud_01k9x3v7e8f2m4q6s8t0w2y4z7' }).nullable(),
    /** Who reverted it, as long as they are there. */
    revertedByName: z.string().meta({ example: 'Ada Lovelace' }).nullable(),
  })
  .meta({ id: 'AuditEvent' });
export type AuditEvent = z.infer<typeof AuditEvent>;

export const ListAuditInput = z.strictObject({
  /** One event only. */
  id: idLike('aud_01k9x3v7e8f2m4q6s8t0w2y4z6').optional(),
  /** Those of one request, such as a bulk action. */
  requestId: z.string().min(1).max(200).optional(),
  /** What someone did or was done to them. */
  user: UserId.optional(),
  actor: UserId.optional(),
  target: UserId.optional(),
  action: Action.optional(),
  from: Instant.optional(),
  to: Instant.optional(),
  grouped: z
    .boolean()
    .meta({
      description:
        'Lists a bulk action once, by its first event; `requestId` lists all of its events.',
    })
    .optional(),
  ...pageInput(50),
});
export type ListAuditInput = z.infer<typeof ListAuditInput>;

export const AuditPage = pageOf(AuditEvent);
export type AuditPage = z.infer<typeof AuditPage>;
