import type { z } from 'zod';
import { DomainError } from '../errors.ts';

/** A place in a list, as callers get it. */
export function writeCursor(place: object): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/**
 * Reads a place in a list.
 * @param Place what is a place in this list
 * @throws DomainError VALIDATION_FAILED for a text that is no cursor of ours, or of another list
 */
export function readCursor<Place>(Place: z.ZodType<Place>, text: string): Place {
  try {
    return Place.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
  } catch (cause) {
    throw new DomainError('VALIDATION_FAILED', {
      fields: { cursor: ['This cursor does not belong to this list.'] },
      cause,
    });
  }
}
