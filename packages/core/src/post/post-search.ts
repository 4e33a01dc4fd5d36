import type { Reader } from '@rolecall/db/database';
import type { ListPostsInput } from '@rolecall/schemas/post';
import { desc, type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { readCursor, writeCursor } from '../paging/cursor.ts';
import {
  foldCase,
  isLongEnough,
  isNowhere,
  shortTokenOf,
  trigramsOf,
} from '../paging/full-text.ts';
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
 * The posts with a text in their title or content, the newest first; one or two characters are
 * looked for in titles only. An index says which posts may have it, and each is looked at. After a
 * thousand of them, or a million characters, the page ends, however few it has found, with a cursor
 * to search on from.
 * @throws DomainError VALIDATION_FAILED (a foreign cursor)
 */
export async function findPosts(db: Reader, search: Search): Promise<FoundPosts> {
  const { q, authorId, perPage, cursor } = search;
  const after = cursor === undefined ? undefined : readCursor(SearchPlace, cursor).before;
  const ids: string[] = [];
  if (isNowhere(q, 'text')) return { ids, nextCursor: null };
  const look = textFinder(q);
  let lastSeen = after;
  const looked = { posts: 0, characters: 0 };
  for await (const post of candidatesFor(db, q, after)) {
    const isEnough =
      ids.length === perPage ||
      looked.posts >= POSTS.forPage ||
      looked.characters >= CHARACTERS.forPage;
    if (isEnough) return { ids, nextCursor: writeCursor({ before: lastSeen ?? post.seq + 1 }) };
    lastSeen = post.seq;
    looked.posts++;
    if (authorId !== undefined && post.authorId !== authorId) continue;
    const { isFound, characters } = look(post);
    if (isFound) ids.push(post.id);
    const turns = Math.floor(looked.characters / CHARACTERS.atOnce);
    looked.characters += characters;
    if (Math.floor(looked.characters / CHARACTERS.atOnce) > turns) await yieldToEventLoop();
  }
  return { ids, nextCursor: null };
}

/** The posts that may have a text, as they are asked for. */
async function* candidatesFor(
  db: Reader,
  q: string,
  after: number | undefined,
): AsyncGenerator<Candidate> {
  for (let before = after; ; ) {
    await yieldToEventLoop();
    const candidates = await readCandidates(db, q, before);
    yield* candidates;
    before = candidates.at(-1)?.seq;
    if (candidates.length < POSTS.atOnce) return;
  }
}

/** Posts are numbered as they are published. */
function readCandidates(db: Reader, q: string, before = Number.MAX_SAFE_INTEGER) {
  const numbers = sql`${indexFor(q)} and rowid < ${before} order by rowid desc`;
  return db
    .select({
      seq: sql<number>`found.seq`,
      id: sql<string>`posts.id`,
      authorId: sql<string>`author_id`,
      title: sql<string>`title`,
      content: isLongEnough(q) ? sql<string>`content` : sql<string>`''`,
    })
    .from(
      sql`(${numbers} limit ${POSTS.atOnce}) as found
        cross join post_numbers on post_numbers.seq = found.seq
        cross join posts on posts.id = post_id`,
    )
    .orderBy(desc(sql`found.seq`));
}

function indexFor(q: string): SQL {
  if (isLongEnough(q)) {
    return sql`select rowid as seq from posts_search where posts_search match ${trigramsOf(q)}`;
  }
  const token = shortTokenOf(q);
  return sql`select rowid as seq from posts_short_search where posts_short_search match ${token}`;
}

/** Looks for a text in a post, and tells how much it looked through. */
function textFinder(q: string) {
  const wanted = foldCase(q);
  const isIn = (text: string) => text.includes(q) || foldCase(text).includes(wanted);
  return ({ title, content }: Candidate) => {
    if (isIn(title)) return { isFound: true, characters: title.length };
    return { isFound: isIn(content), characters: title.length + content.length };
  };
}
