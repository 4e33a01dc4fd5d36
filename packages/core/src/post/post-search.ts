import type { Reader } from '@rolecall/db/database';
import type { ListPostsInput } from '@rolecall/schemas/post';
import { desc, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { readCursor, writeCursor } from '../paging/cursor.ts';
import { trigramsOf } from '../search/full-text.ts';
import { searchWords } from '../search/search-words.ts';
import { isShort, matchShort } from '../search/short-tokens.ts';
import { yieldToEventLoop } from '../yield-to-event-loop.ts';

/** How many candidates are read at once, and how many posts are looked at for one page. */
const POSTS = { atOnce: 25, forPage: 1_000 };
/** How much text is looked through before others have their turn, and for one page. */
const CHARACTERS = { atOnce: 100_000, forPage: 1_000_000 };

/** A place in what a search finds: the number of the post before it. */
const SearchPlace = z.strictObject({ before: z.int() });

type Search = Pick<ListPostsInput, 'authorId' | 'perPage' | 'cursor'> & { q: string };
type FoundPosts = { ids: string[]; nextCursor: string | null };
type Candidate = Awaited<ReturnType<typeof readCandidates>>[number];

/**
 * The posts that have all words of a query somewhere in their title or content, the newest first. An
 * index says which posts may have them, and each is looked at. After a thousand of them, or a million
 * characters, the page ends, however few it has found, with a cursor to search on from.
 * @throws DomainError VALIDATION_FAILED (a foreign cursor)
 */
export async function findPosts(db: Reader, search: Search): Promise<FoundPosts> {
  const { q, authorId, perPage, cursor } = search;
  const after = cursor === undefined ? undefined : readCursor(SearchPlace, cursor).before;
  const ids: string[] = [];
  const words = searchWords(q);
  if (words.length === 0) return { ids, nextCursor: null };
  let lastSeen = after;
  const looked = { posts: 0, characters: 0 };
  for await (const post of candidatesFor(db, words, after)) {
    const isEnough =
      ids.length === perPage ||
      looked.posts >= POSTS.forPage ||
      looked.characters >= CHARACTERS.forPage;
    if (isEnough) return { ids, nextCursor: writeCursor({ before: lastSeen ?? post.seq + 1 }) };
    lastSeen = post.seq;
    looked.posts++;
    if (authorId !== undefined && post.authorId !== authorId) continue;
    const { isFound, characters } = lookFor(words, post.searchText);
    if (isFound) ids.push(post.id);
    const turns = Math.floor(looked.characters / CHARACTERS.atOnce);
    looked.characters += characters;
    if (Math.floor(looked.characters / CHARACTERS.atOnce) > turns) await yieldToEventLoop();
  }
  return { ids, nextCursor: null };
}

/** The posts that may have these words, as they are asked for. */
async function* candidatesFor(
  db: Reader,
  words: string[],
  after: number | undefined,
): AsyncGenerator<Candidate> {
  for (let before = after; ; ) {
    await yieldToEventLoop();
    const candidates = await readCandidates(db, words, before);
    yield* candidates;
    before = candidates.at(-1)?.seq;
    if (candidates.length < POSTS.atOnce) return;
  }
}

/** Posts are numbered as they are published. */
function readCandidates(db: Reader, words: string[], before = Number.MAX_SAFE_INTEGER) {
  const numbers = sql`${indexFor(words)} and rowid < ${before} order by rowid desc`;
  return db
    .select({
      seq: sql<number>`found.seq`,
      id: sql<string>`posts.id`,
      authorId: sql<string>`author_id`,
      searchText: sql<string>`search_text`,
    })
    .from(
      sql`(${numbers} limit ${POSTS.atOnce}) as found
        cross join post_numbers on post_numbers.seq = found.seq
        cross join posts on posts.id = post_id`,
    )
    .orderBy(desc(sql`found.seq`));
}

function indexFor(words: string[]): SQL {
  const long = words.filter((word) => !isShort(word));
  if (long.length > 0) {
    return sql`select rowid as seq from posts_search where posts_search match ${trigramsOf(long)}`;
  }
  const pairs = words.map(matchShort).join(' AND ');
  return sql`select rowid as seq from posts_short_search where posts_short_search match ${pairs}`;
}

/** Looks for words in a text, and tells how much of it was looked through. */
function lookFor(words: string[], text: string) {
  let characters = 0;
  for (const word of words) {
    const at = text.indexOf(word);
    characters += at === -1 ? text.length : at + word.length;
    if (at === -1) return { isFound: false, characters };
  }
  return { isFound: true, characters };
}
