import { users } from '@rolecall/db/tables/users';
import { or, type SQL, sql } from 'drizzle-orm';
import { containing } from '../paging/containing.ts';
import {
  isLongEnough,
  isNowhere,
  phraseOf,
  repeatsItself,
  shortTokenOf,
  trigramsOf,
} from '../paging/full-text.ts';

/**
 * The rowids of the users with a text in their name, username or address, from an index:
 * `users_search` holds every three characters in a row, `users_short_search` one and two.
 */
export function usersWith(text: string): SQL {
  if (isNowhere(text, 'line')) return sql`select seq from users where false`;
  if (!isLongEnough(text)) {
    const token = shortTokenOf(text);
    return sql`select rowid as seq from users_short_search where users_short_search match ${token}`;
  }
  if (!repeatsItself(text)) return matching(phraseOf(text));
  return sql`select seq from users where seq in (${matching(trigramsOf(text))}) and ${hasText(text)}`;
}

const matching = (query: string): SQL =>
  sql`select rowid as seq from users_search where users_search match ${query}`;

/** The same asked of a row that is at hand. */
export function hasText(text: string): SQL | undefined {
  return or(...[users.fullName, users.username, users.email].map((c) => containing(c, text)));
}
