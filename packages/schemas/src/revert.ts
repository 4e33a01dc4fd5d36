import { z } from 'zod';
import { BulkOutcome } from './bulk-users.ts';
import { idLike, UserId } from './fields.ts';

/** Names the audit event that is to be reverted. */
export const RevertEventInput = z.strictObject({
  id: idLike('aud_01k9x3v7e8f2m4q6s8t0w2y4z6'),
});
export type RevertEventInput = z.infer<typeof RevertEventInput>;

/** Names the request that is to be reverted: the `requestId` of its audit events. */
export const RevertRequestInput = z.strictObject({
  requestId: z.string().max(200).meta({ example: 'req_01k9x3v7e8f2m4q6s8t0w2y4z6' }),
});
export type RevertRequestInput = z.infer<typeof RevertRequestInput>;

/** What became of each change: whose it was, and the event that recorded it. */
export const RevertResult = z.object({
  items: z.array(
    BulkOutcome.omit({ unchanged: true }).extend({
      id: UserId,
      event: z.string().meta({ example: 'aud_01k9x3v7e8f2m4q6s8t0w2y4z6' }),
    }),
  ),
  succeeded: z.int(),
  failed: z.int(),
  /** How many emails about the change had not been sent yet: they never will be. */
  emailsCancelled: z.int(),
  /** How many had been sent: these users are emailed about the revert. */
  emailsSent: z.int(),
});
export type RevertResult = z.infer<typeof RevertResult>;

/** What reverting a request would do, before anything is done. It can differ once others change users. */
export const RevertPreview = z.object({
  /** How many changes the request made. */
  total: z.int().meta({ example: 67 }),
  /** How many of them can be reverted. */
  changes: z.int().meta({ example: 64 }),
  /** Why the others cannot. */
  refused: z
    .array(z.object({ message: z.string(), count: z.int() }))
    .meta({ example: [{ message: 'Status changed since.', count: 3 }] }),
  /** How many emails about the change have not been sent yet: they never will be. */
  emailsCancelled: z.int().meta({ example: 0 }),
  /** How many users get an email about the revert, because they got one about the change. */
  emailsSent: z.int().meta({ example: 64 }),
});
export type RevertPreview = z.infer<typeof RevertPreview>;
