import type { Transaction } from '@rolecall/db/database';
import { postsInSearch } from '@rolecall/db/search-indexes';
import type { PostRow } from '@rolecall/db/tables/posts';
import { foldText } from '@rolecall/schemas/fold-text';
import { shortTokensOf } from './short-tokens.ts';

/**
 * Writes what a post is found by, and puts it into the search indexes. The database takes out what
 * is changed; the transaction that changes it puts it back with this.
 */
export async function fillPostSearch(
  tx: Transaction,
  { id, title, content }: Pick<PostRow, 'id' | 'title' | 'content'>,
): Promise<void> {
  const searchText = `${foldText(title)}\n${foldText(content)}`;
  await tx
    .insert(postsInSearch)
    .values({ postId: id, searchText, tokens: shortTokensOf(searchText) });
}
