import { z } from 'zod';
import { BulkItem, Failure } from './bulk-users.ts';

/** How many are done until now, and how many are not. */
const soFar = {
  succeeded: z.int(),
  /** How many of these were so before. */
  unchanged: z.int(),
  failed: z.int(),
  left: z.int(),
  /** Goes on with those who are left; null where no one is. */
  cursor: z.string().nullable(),
};

/** A line of a streamed bulk action. A response without an `end` was cut off. */
export const BulkLine = z
  .discriminatedUnion('type', [
    z.object({ type: z.literal('start'), total: z.int() }),
    z.object({ type: z.literal('progress'), items: z.array(BulkItem), ...soFar }),
    z.object({
      type: z.literal('end'),
      ...soFar,
      /** Why it had to stop before everyone was done. */
      error: Failure.optional(),
    }),
  ])
  .meta({
    description: 'Each line is one such object.',
    example: {
      type: 'progress',
      items: [{ id: 'usr_01k9x3v7e8f2m4q6s8t0w2y4z6', ok: true }],
      succeeded: 1,
      unchanged: 0,
      failed: 0,
      left: 0,
      cursor: null,
    },
  });
export type BulkLine = z.infer<typeof BulkLine>;
