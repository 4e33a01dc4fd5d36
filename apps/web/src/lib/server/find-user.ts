import { canonicalEmail } from '@rolecall/schemas/canonical-email';
import { displayEmail } from '@rolecall/schemas/display-email';
import type { User } from '@rolecall/schemas/user';
import type { RequestEvent } from '@sveltejs/kit';
import { SearchText } from '../search-text.ts';
import { displayName } from '../user/display-name.ts';
import type { Suggestion } from '../user/user-search.svelte.ts';
import { api } from './api.ts';

/** Of no one: what is asked about it is found empty. */
const NO_USER_ID = 'usr_none';
/** So many are offered where a text means several. */
const OFFERED = 8;

/** Who is meant by a text, and who else could be. */
type Meant = { id: string; choices: Suggestion[] };

/**
 * The one behind what an administrator typed, found as in every search: whoever has it as email, id
 * or username, or is the only one to match. What no one matches is the id of someone who is gone;
 * where several match, no one is meant yet.
 */
export async function findUser(event: RequestEvent, text: string): Promise<Meant> {
  const q = SearchText.parse(text);
  if (q === undefined) return { id: NO_USER_ID, choices: [] };
  const { items } = await api(event).admin.users.list.query({ q, perPage: 100 });
  const email = canonicalEmail(text);
  const named = items.find(
    (user) => user.email === email || [user.id, user.username].includes(q.toLowerCase()),
  );
  const only = items.length === 1 ? items[0] : undefined;
  const meant = named ?? only;
  if (meant) return { id: meant.id, choices: [] };
  const id = email.includes('@') || items.length > 1 ? NO_USER_ID : q.slice(0, 64);
  return { id, choices: items.slice(0, OFFERED).map(suggestionOf) };
}

export function suggestionOf(user: User): Suggestion {
  return { id: user.id, name: displayName(user), email: displayEmail(user.email) };
}
