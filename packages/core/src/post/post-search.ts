import type { Reader } from '@rolecall/db/database';
import type { ListPostsInput } from '@rolecall/schemas/post';
import { desc, type SQL, sql } from 'drizzle-orm';
import { letOthersIn } from '../let-others-in.ts';
import {
  foldCase,
  isLongEnough,
  isNowhere,
  shortTokenOf,
  trigramsOf,
} from '../paging/full-text.ts';
import { readSearchCursor, writeSearchCursor } from './search-cursor.ts';

/** How many posts are looked at before others have their turn, and for one page. */
const LOOKED_AT = { atOnce: 25, forPage: 1_000 };

type Search = Pick<ListPostsInput, 'authorId' | 'perPage' | 'cursor'> & { q: string };
type FoundPosts = { ids: string[]; nextCursor: string | null };

/**
 * The posts with a text in their title or content, the newest first; one or two characters are
 * looked for in titles only. An index says which posts may have it, and each is looked at. After a
 * thousand of them the page ends, however few it has found, with a cursor to search on from.
 * @throws DomainError VALIDATION_FAILED (a foreign cursor)
 */
export async function findPosts(db: Reader, search: Search): Promise<FoundPosts> {
  const { q, authorId, perPage, cursor } = search;
  const found: { seq: number; id: string }[] = [];
  let before = cursor === undefined ? undefined : readSearchCursor(cursor);
  if (isNowhere(q, 'text')) return { ids: [], nextCursor: null };
  const hasText = textFinder(q);
  let isAtEnd = false;
  for (let seen = 0; !isAtEnd && found.length <= perPage && seen < LOOKED_AT.forPage; ) {
    await letOthersIn();
    const candidates = await candidatesFor(db, q, before);
    found.push(
      ...candidates.filter(
        (post) => (authorId === undefined || post.authorId === authorId) && hasText(post),
      ),
    );
    seen += candidates.length;
    before = candidates.at(-1)?.seq ?? before;
    isAtEnd = candidates.length < LOOKED_AT.atOnce;
  }
  const page = found.slice(0, perPage);
  const last = found.length > perPage ? page.at(-1)?.seq : before;
  const isMore = found.length > perPage || !isAtEnd;
  return {
    ids: page.map(({ id }) => id),
    nextCursor: isMore && last !== undefined ? writeSearchCursor(last) : null,
  };
}

/** Posts are numbered as they are published. */
function candidatesFor(db: Reader, q: string, before = Number.MAX_SAFE_INTEGER) {
  const numbers = sql`${indexFor(q)} and rowid < ${before} order by rowid desc`;
  return db
    .select({
      seq: sql<number>`found.seq`,
      id: sql<string>`posts.id`,
      authorId: sql<string>`author_id`,
      title: sql<string>`title`,
      content: sql<string>`content`,
    })
    .from(
      sql`(${numbers} limit ${LOOKED_AT.atOnce}) as found
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

function textFinder(q: string) {
  const wanted = foldCase(q);
  const isShort = !isLongEnough(q);
  return ({ title, content }: { title: string; content: string }) =>
    foldCase(title).includes(wanted) || (!isShort && foldCase(content).includes(wanted));
}
