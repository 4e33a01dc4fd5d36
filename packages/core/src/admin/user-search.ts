import { users } from '@rolecall/db/tables/users';
import { or, type SQL, sql } from 'drizzle-orm';
import { containing } from '../paging/containing.ts';

/** `users_search` holds every three characters in a row, `users_short_search` one and two. */
const LONG_ENOUGH = 3;
const CONTROL = /\p{Cc}/u;

/** The numbers of the users with a text in their name, username or address, from an index. */
export function usersWith(text: string): SQL {
  // Nobody's name has such a character, and no index can be asked for it.
  if (CONTROL.test(text)) return sql`select seq from users where false`;
  const length = [...text].length;
  if (length >= LONG_ENOUGH) {
    const phrase = `"${text.replaceAll('"', '""')}"`;
    return sql`select rowid as seq from users_search where users_search match ${phrase}`;
  }
  const capitalsAside = text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  const token = `"${Buffer.from(capitalsAside).toString('hex')}"${length === 1 ? '*' : ''}`;
  return sql`select rowid as seq from users_short_search where users_short_search match ${token}`;
}

/** The same asked of a row that is at hand. */
export function hasText(text: string): SQL | undefined {
  return or(...[users.fullName, users.username, users.email].map((c) => containing(c, text)));
}
