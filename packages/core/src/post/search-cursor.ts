import { z } from 'zod';
import { foreignCursor } from '../paging/foreign-cursor.ts';

/** A place in what a search finds: the number of the post before it. */
const SearchCursor = z.strictObject({ before: z.int() });

export function writeSearchCursor(before: number): string {
  return Buffer.from(JSON.stringify({ before })).toString('base64url');
}

/** @throws DomainError VALIDATION_FAILED for a text that is no cursor of a search */
export function readSearchCursor(text: string): number {
  try {
    return SearchCursor.parse(JSON.parse(Buffer.from(text, 'base64url').toString())).before;
  } catch (cause) {
    throw foreignCursor(cause);
  }
}
