import { users } from '@rolecall/db/tables/users';
import { USER_ID } from '@rolecall/schemas/user-id';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import { coveringTrigrams, phrasesOf, repeatsItself, trigramsOf } from '../search/full-text.ts';
import { searchWords } from '../search/search-words.ts';
import { isShort, matchShort } from '../search/short-tokens.ts';

/**
 * How users are found, which changes nothing about who: all words have to be in their search text,
 * and a whole id names its user. By an index of trigrams or of pairs that answers alone, by the id,
 * or by the trigrams of the long words and a look at each row.
 */
export type SearchKind = 'nowhere' | 'id' | 'short' | 'long' | 'checked';

/** A query taken apart. */
export type Search = { kind: SearchKind; ids: string[]; words: string[] };

/** Takes a query apart, once for all that is made of it. */
export function readSearch(q: string): Search {
  const all = searchWords(q);
  const ids = all.filter((word) => USER_ID.test(word));
  const words = all.filter((word) => !USER_ID.test(word));
  return { kind: kindOf(ids, words), ids, words };
}

function kindOf(ids: string[], words: string[]): SearchKind {
  if (ids.length > 1 || ids.length + words.length === 0) return 'nowhere';
  if (ids.length === 1) return 'id';
  if (words.every(isShort)) return 'short';
  return words.some((word) => isShort(word) || repeatsItself(word)) ? 'checked' : 'long';
}

/** Whether a search can be asked of an index of trigrams. */
export function hasTrigrams({ kind }: Search): boolean {
  return kind === 'long' || kind === 'checked';
}

/** Tells apart the searches whose queries are not the same text. */
export function searchShape({ kind, words }: Search): string {
  return `${kind}${words.length}`;
}

/**
 * The rowids of the users whom an index finds, and what is then to be asked of each of them:
 * `users_search` holds every three characters in a row, `users_short_search` one and two.
 */
export function usersWith(search: Search): { rowids: SQL; rest: SQL | undefined } {
  const { kind } = search;
  if (kind === 'nowhere')
    return { rowids: sql`select seq from users where false`, rest: undefined };
  if (kind === 'id') {
    const isNamed = eq(users.id, sql.placeholder('searchedId'));
    return { rowids: sql`select seq from users where ${isNamed}`, rest: hasText(search) };
  }
  const index = sql.identifier(kind === 'short' ? 'users_short_search' : 'users_search');
  const rowids = sql`select rowid as seq from ${index} where ${index} match ${sql.placeholder('match')}`;
  return { rowids, rest: kind === 'checked' ? hasText(search) : undefined };
}

/** The one judge: whether a row that is at hand is found. */
export function hasText({ kind, ids, words }: Search): SQL | undefined {
  if (kind === 'nowhere') return sql`false`;
  return and(
    ...ids.map(() => eq(users.id, sql.placeholder('searchedId'))),
    ...words.map((_, index) => sql`instr(${users.searchText}, ${sql.placeholder(`word${index}`)})`),
  );
}

/** What a query that searches for a text is given. */
export function searchValues({ kind, ids, words }: Search) {
  const long = words.filter((word) => !isShort(word));
  const match = {
    nowhere: '',
    id: '',
    short: words.map(matchShort).join(' AND '),
    long: phrasesOf(words),
    checked: trigramsOf(long),
  };
  return {
    ...Object.fromEntries(words.map((word, index) => [`word${index}`, word])),
    searchedId: ids[0],
    match: match[kind],
    trigrams: coveringTrigrams(long),
  };
}
