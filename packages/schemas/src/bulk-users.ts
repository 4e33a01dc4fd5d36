import { z } from 'zod';
import { UserFilter } from './admin-users.ts';
import { BULK_IDS_MAX, BULK_MAX, JSON_IDS_MAX } from './bounds.ts';
import { UserId } from './fields.ts';
import { Role } from './permissions.ts';
import { BULK_ACTION_KEYS } from './user-actions.ts';

/** One action for many: for those of the ids, or for all that match the filter. */
export const BulkLinesInput = z
  .strictObject({
    action: z.enum(BULK_ACTION_KEYS),
    role: Role.optional(),
    ids: z
      .array(UserId)
      .min(1)
      .max(BULK_IDS_MAX)
      .meta({
        description: `At most ${JSON_IDS_MAX} where the response is one JSON object.`,
        example: ['usr_01k9x3v7e8f2m4q6s8t0w2y4z6'],
      })
      .optional(),
    filter: UserFilter.optional(),
    sendMail: z
      .boolean()
      .meta({
        description: 'Whether to email the users, if the action sends an email. Default: true.',
      })
      .optional(),
    limit: z
      .int()
      .min(1)
      .max(BULK_MAX)
      .meta({ description: 'Change at most this many users.' })
      .optional(),
    cursor: z
      .string()
      .min(1)
      .max(256)
      .meta({
        description: 'Continues where an earlier call with the same ids or filter stopped.',
      })
      .optional(),
  })
  .refine(({ ids, filter }) => (ids === undefined) !== (filter === undefined), {
    error: 'Pass either ids or a filter.',
    path: ['ids'],
  })
  .refine(({ action, role }) => (action === 'setRole') === (role !== undefined), {
    error: 'role is required for setRole and not allowed otherwise.',
    path: ['role'],
  });
export type BulkLinesInput = z.infer<typeof BulkLinesInput>;

/** The same, where the response is one object. */
export const BulkInput = BulkLinesInput.refine(({ ids = [] }) => ids.length <= JSON_IDS_MAX, {
  error: `Pass at most ${JSON_IDS_MAX} ids, or accept application/x-ndjson.`,
  path: ['ids'],
});

export const Failure = z.object({ code: z.string(), message: z.string() });

/** What became of one of many. */
export const BulkOutcome = z.object({
  ok: z.boolean(),
  error: Failure.optional(),
  /** There where nothing had to be done: it was so already. */
  unchanged: z.literal(true).optional(),
});
export type BulkOutcome = z.infer<typeof BulkOutcome>;

export const BulkItem = BulkOutcome.extend({ id: UserId });

/** What became of each: one that is refused does not stop the others. */
export const BulkResult = z.object({
  items: z.array(BulkItem),
  /** How many are as was asked for, those included that were so before. */
  succeeded: z.int(),
  /** How many of these were so before. */
  unchanged: z.int(),
  failed: z.int(),
});
export type BulkResult = z.infer<typeof BulkResult>;

/** What a bulk action would do, before anything is done. It can differ once others change users. */
export const BulkPreview = z.object({
  /** How many users it is about. */
  total: z.int().meta({ example: 73 }),
  changes: z.int().meta({ example: 67 }),
  /** How many of those who change are admins. */
  admins: z.int().meta({ example: 2 }),
  /** How many are so already. */
  unchanged: z.int().meta({ example: 5 }),
  /** Who is refused, and why. */
  refused: z
    .array(z.object({ code: z.string(), message: z.string(), count: z.int() }))
    .meta({ example: [{ code: 'SELF_TARGET', message: 'Not on your own account.', count: 1 }] }),
  /** How many sessions end. */
  sessions: z.int().meta({ example: 34 }),
  /** How many users are told by email, unless `sendMail` is false. */
  emails: z.int().meta({ example: 67 }),
  emailDelaySeconds: z.int().meta({
    description:
      'How many seconds these emails wait. Undoing the action in that time cancels them.',
    example: 10,
  }),
});
export type BulkPreview = z.infer<typeof BulkPreview>;
