import type { Reader } from '@rolecall/db/database';
import { comments } from '@rolecall/db/tables/posts';
import { eq } from 'drizzle-orm';
import { DomainError } from '../errors.ts';
import { type SelectedComment, selectComments } from './select-comments.ts';

/** @throws DomainError NOT_FOUND */
export async function loadComment(db: Reader, id: string): Promise<SelectedComment> {
  const [found] = await selectComments(db).where(eq(comments.id, id));
  if (found === undefined) throw new DomainError('NOT_FOUND');
  return found;
}
