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
