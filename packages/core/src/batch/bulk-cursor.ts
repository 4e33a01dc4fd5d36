import { z } from 'zod';
import { foreignCursor } from '../paging/foreign-cursor.ts';

/** How far a bulk action is, and where the last of its users stands: who came later is not in it. */
const BulkCursor = z.strictObject({ after: z.int().min(0), until: z.int().min(0) });
export type BulkCursor = z.infer<typeof BulkCursor>;

/** A cursor as callers get it. */
export function writeBulkCursor(cursor: BulkCursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/** @throws DomainError VALIDATION_FAILED for a text that is no cursor of ours */
export function readBulkCursor(text: string): BulkCursor {
  try {
    return BulkCursor.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
  } catch (cause) {
    throw foreignCursor(cause);
  }
}
