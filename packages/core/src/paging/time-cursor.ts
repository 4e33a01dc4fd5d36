import { z } from 'zod';
import { DomainError } from '../errors.ts';

/** A place in a list that is sorted by time and id. */
const TimeCursor = z.strictObject({ at: z.int(), id: z.string().max(64) });
export type TimeCursor = z.infer<typeof TimeCursor>;

/** The cursor that reads on after a row. */
export function writeTimeCursor(row: { createdAt: Date; id: string }): string {
  const cursor: TimeCursor = { at: row.createdAt.getTime(), id: row.id };
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/** @throws DomainError VALIDATION_FAILED for a text that is no cursor of ours */
export function readTimeCursor(text: string): TimeCursor {
  try {
    return TimeCursor.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
  } catch (cause) {
    throw new DomainError('VALIDATION_FAILED', {
      fields: { cursor: ['This cursor does not belong to this list.'] },
      cause,
    });
  }
}
