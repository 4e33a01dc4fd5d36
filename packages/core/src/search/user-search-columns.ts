import type { UserRow } from '@rolecall/db/tables/users';
import { decodedEmail } from '@rolecall/schemas/display-email';
import { foldBounded } from '@rolecall/schemas/fold-text';

/** What a user is found by. Triggers know these, too: see migration 0010. */
const SEARCHED_FIELDS = ['firstName', 'lastName', 'username', 'email'] as const;
export type Searchable = Pick<UserRow, (typeof SEARCHED_FIELDS)[number]>;

/** Whether a change of these fields may change what a user is found by. */
export function isSearched(changed: readonly string[]): boolean {
  return SEARCHED_FIELDS.some((field) => changed.includes(field));
}

/** How much longer folding may make a name: a user is in four indexes. */
const MOST_ADDED = 1_000;

/** Long enough to tell names apart, short enough for a cursor; in code points. */
const SORT_NAME_LENGTH = 120;

/**
 * The columns that searches and the order by name go by, made from the others whenever these change.
 * An email counts in both of its spellings.
 */
export function userSearchColumns({ firstName, lastName, username, email }: Searchable) {
  const name = foldBounded(`${firstName} ${lastName}`, MOST_ADDED);
  const parts = [name, username, email, foldBounded(decodedEmail(email), MOST_ADDED)];
  return { searchText: [...new Set(parts)].join('\n'), sortName: sortKey(name) };
}

/** A folded name as its bytes are to be compared: numbers in it by their value. */
function sortKey(name: string): string {
  const sortable = name.replace(/\d+/g, (digits) => {
    const number = digits.replace(/^0+(?=\d)/, '');
    // How many digits comes first; one digit says so up to eight.
    const length =
      number.length < 9 ? `${number.length}` : `9${`${number.length}`.padStart(3, '0')}`;
    return `${length}${number}`;
  });
  return [...sortable].slice(0, SORT_NAME_LENGTH).join('');
}
