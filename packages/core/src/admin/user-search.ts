import { users } from '@rolecall/db/tables/users';
import { or, type SQL, sql } from 'drizzle-orm';
import { likePattern, patternOf } from '../paging/containing.ts';
import { isLongEnough, isNowhere, phraseOf } from '../paging/full-text.ts';

/** Which index finds a text: none that can stand nowhere. */
export type SearchKind = 'nowhere' | 'short' | 'long';

export function searchKind(text: string): SearchKind {
  if (isNowhere(text, 'line')) return 'nowhere';
  return isLongEnough(text) ? 'long' : 'short';
}

/**
 * The rowids of the users with a text in their name, username or email, from an index:
 * `users_search` holds every three characters in a row, `users_short_search` one and two.
 */
export function usersWith(text: string): SQL {
  const kind = searchKind(text);
  if (kind === 'nowhere') return sql`select seq from users where false`;
  const index = sql.identifier(kind === 'long' ? 'users_search' : 'users_short_search');
  return sql`select rowid as seq from ${index} where ${index} match ${sql.placeholder('match')}`;
}

/** The same asked of a row that is at hand. */
export function hasText(): SQL | undefined {
  const pattern = sql.placeholder('pattern');
  return or(...[users.fullName, users.username, users.email].map((c) => likePattern(c, pattern)));
}

/** What a query that searches for a text is given. */
export function searchValues(text: string) {
  return {
    pattern: patternOf(text),
    match: isLongEnough(text) ? phraseOf(text) : pairsOf(text),
    trigrams: trigramsOf(text).map(phraseOf).join(' AND '),
  };
}

function pairsOf(text: string): string {
  const capitalsAside = text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  const beginning = [...text].length === 1 ? '*' : '';
  return phraseOf(Buffer.from(capitalsAside).toString('hex')) + beginning;
}

/** So many tell a text well enough: each more takes longer to look up than it spares. */
const TRIGRAMS = 6;

/** Runs of three characters that cover a text, or its beginning. */
function trigramsOf(text: string): string[] {
  const characters = [...text];
  const count = Math.min(TRIGRAMS, Math.ceil(characters.length / 3));
  return Array.from({ length: count }, (_, index) => {
    const start = Math.min(index * 3, characters.length - 3);
    return characters.slice(start, start + 3).join('');
  });
}
