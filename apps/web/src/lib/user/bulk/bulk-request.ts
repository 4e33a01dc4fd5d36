import type { BulkLine } from '@rolecall/schemas/bulk-line';
import { BulkLinesInput } from '@rolecall/schemas/bulk-users';
import { z } from 'zod';
import type { Refused } from '../../form-outcome.ts';

const { action, role, ids, limit, cursor, sendMail } = BulkLinesInput.shape;

/**
 * One action for the users of the ids, or for all that the table shows at a URL. The password
 * comes along where it was asked for; `cursor` goes on where an earlier run had to stop.
 */
export const BulkRequest = z.strictObject({
  action,
  role,
  ids,
  search: z.string().max(4_000).optional(),
  /** How many were confirmed: no more are touched. */
  limit: limit.unwrap(),
  /** When the table was read: who came later was not confirmed. */
  asOf: z.iso.datetime().optional(),
  cursor,
  sendMail,
  password: z.string().max(1_024).optional(),
});
export type BulkRequest = z.infer<typeof BulkRequest>;

type Progress = Extract<BulkLine, { type: 'progress' }>;

/** What a run says about itself: the lines of the API, with those who were refused by name. */
export type RunLine =
  | Exclude<BulkLine, { type: 'progress' }>
  | (Omit<Progress, 'items'> & { refused: Refused[] });
