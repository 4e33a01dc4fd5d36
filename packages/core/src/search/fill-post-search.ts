import type { Transaction } from '@rolecall/db/database';
import { postsInSearch } from '@rolecall/db/search-indexes';
import type { PostRow } from '@rolecall/db/tables/posts';
import { foldBounded } from '@rolecall/schemas/fold-text';
import { shortTokensOf } from './short-tokens.ts';

/** How much longer folding may make each: no ordinary text comes near, and the indexes stay small. */
const MOST_ADDED = { title: 1_000, content: 10_000 };

/**
 * Writes what a post is found by, and puts it into the search indexes. The database takes out what
 * is changed; the transaction that changes it puts it back with this.
 */
export async function fillPostSearch(
  tx: Transaction,
  { id, title, content }: Pick<PostRow, 'id' | 'title' | 'content'>,
): Promise<void> {
  const searchText = `${foldBounded(title, MOST_ADDED.title)}\n${foldBounded(content, MOST_ADDED.content)}`;
  await tx
    .insert(postsInSearch)
    .values({ postId: id, searchText, tokens: shortTokensOf(searchText) });
}
