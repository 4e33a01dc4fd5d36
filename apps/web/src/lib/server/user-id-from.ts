import { canonicalEmail } from '@rolecall/schemas/canonical-email';
import type { RequestEvent } from '@sveltejs/kit';
import { SearchText } from '../search-text.ts';
import { api } from './api.ts';

/** Of no one: what is asked about it is found empty. */
const NO_USER_ID = 'usr_none';

/**
 * The id behind what an administrator typed, found as in every search: whoever has it as email, id or
 * username, or is the only one to match. What no one matches is the id of someone who is gone.
 */
export async function userIdFrom(event: RequestEvent, text: string): Promise<string> {
  const q = SearchText.parse(text);
  if (q === undefined) return NO_USER_ID;
  const { items } = await api(event).admin.users.list.query({ q, perPage: 100 });
  const email = canonicalEmail(text);
  const named = items.find(
    (user) => user.email === email || [user.id, user.username].includes(q.toLowerCase()),
  );
  const only = items.length === 1 ? items[0] : undefined;
  return (named ?? only)?.id ?? (email.includes('@') ? NO_USER_ID : q.slice(0, 64));
}
