import type { Reader } from '@rolecall/db/database';
import { posts } from '@rolecall/db/tables/posts';
import { eq } from 'drizzle-orm';
import { DomainError } from '../errors.ts';
import { type SelectedPost, selectPosts } from './select-posts.ts';

/** @throws DomainError NOT_FOUND */
export async function loadPost(db: Reader, id: string): Promise<SelectedPost> {
  const [found] = await selectPosts(db).where(eq(posts.id, id));
  if (found === undefined) throw new DomainError('NOT_FOUND');
  return found;
}
