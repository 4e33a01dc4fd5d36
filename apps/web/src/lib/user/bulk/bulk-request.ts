import { BULK_MAX } from '@rolecall/schemas/bounds';
import { UserId } from '@rolecall/schemas/fields';
import { Role } from '@rolecall/schemas/permissions';
import { z } from 'zod';
import { NAMED_MAX } from './named-max.ts';

/** Among ids that are named, a cursor is how many of them were done. */
const isPlace = (cursor: string, count: number) =>
  /^(?:0|[1-9]\d{0,3})$/.test(cursor) && Number(cursor) <= count;

/**
 * One action for the users of the ids, or for all that the table shows at an address. The password
 * comes along where it was asked for; `cursor` goes on where an earlier run had to stop.
 */
export const BulkRequest = z
  .strictObject({
    action: z.enum(['activate', 'deactivate', 'setRole', 'revokeSessions', 'delete']),
    role: Role.optional(),
    ids: z.array(UserId).min(1).max(NAMED_MAX).optional(),
    search: z.string().max(4_000).optional(),
    /** How many were confirmed: no more are touched. */
    limit: z.int().min(1).max(BULK_MAX),
    /** When the table was read: who came later was not confirmed. */
    asOf: z.iso.datetime().optional(),
    cursor: z.string().max(1_024).optional(),
    password: z.string().max(1_024).optional(),
  })
  .refine(({ ids, search }) => (ids === undefined) !== (search === undefined))
  .refine(({ ids, cursor = '0' }) => ids === undefined || isPlace(cursor, ids.length))
  .refine(({ action, role }) => (action === 'setRole') === (role !== undefined));
export type BulkRequest = z.infer<typeof BulkRequest>;

/** Somebody for whom the action was refused, and why. */
export type Refused = { id: string; name: string; message: string };

/** What a run says about itself, a line each. */
export type BulkLine =
  | { type: 'progress'; succeeded: number; refused: Refused[] }
  | { type: 'end' }
  /** It could not go on. With a cursor it can be taken up there. */
  | { type: 'stopped'; message: string; cursor: string | undefined };
