import { users } from '@rolecall/db/tables/users';
import { or, type SQL, sql } from 'drizzle-orm';
import {
  ftsPhrase,
  isLongEnough,
  isNowhere,
  repeatsItself,
  shortTokenOf,
  trigramsOf,
} from '../paging/full-text.ts';
import { containsPattern, likeContains } from '../paging/like-contains.ts';

/**
 * How a text is found: not at all, by the index for one and two characters, by that for three and
 * more, or, where it repeats itself, by its different trigrams and a look at each row.
 */
export type SearchKind = 'nowhere' | 'short' | 'long' | 'repeating';

export function searchKind(text: string): SearchKind {
  if (isNowhere(text, 'line')) return 'nowhere';
  if (!isLongEnough(text)) return 'short';
  return repeatsItself(text) ? 'repeating' : 'long';
}

/**
 * The rowids of the users with a text in their name, username or email, from an index:
 * `users_search` holds every three characters in a row, `users_short_search` one and two.
 */
export function usersWith(text: string): SQL {
  const kind = searchKind(text);
  if (kind === 'nowhere') return sql`select seq from users where false`;
  const index = sql.identifier(kind === 'short' ? 'users_short_search' : 'users_search');
  const found = sql`select rowid as seq from ${index} where ${index} match ${sql.placeholder('match')}`;
  if (kind !== 'repeating') return found;
  return sql`select seq from users where seq in (${found}) and ${hasText()}`;
}

/** The same asked of a row that is at hand. */
export function hasText(): SQL | undefined {
  const pattern = sql.placeholder('pattern');
  return or(...[users.fullName, users.username, users.email].map((c) => likeContains(c, pattern)));
}

const MATCH_OF: Record<SearchKind, (text: string) => string> = {
  nowhere: ftsPhrase,
  short: shortTokenOf,
  long: ftsPhrase,
  repeating: trigramsOf,
};

/** What a query that searches for a text is given. */
export function searchValues(text: string) {
  return {
    pattern: containsPattern(text),
    match: MATCH_OF[searchKind(text)](text),
    trigrams: coveringTrigrams(text).map(ftsPhrase).join(' AND '),
  };
}

/** So many tell a text well enough: each more takes longer to look up than it spares. */
const TRIGRAMS = 6;

/** Runs of three characters that cover a text, or its beginning. */
function coveringTrigrams(text: string): string[] {
  const characters = [...text];
  const count = Math.min(TRIGRAMS, Math.ceil(characters.length / 3));
  return Array.from({ length: count }, (_, index) => {
    const start = Math.min(index * 3, characters.length - 3);
    return characters.slice(start, start + 3).join('');
  });
}
