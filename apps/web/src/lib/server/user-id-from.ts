import { canonicalEmail } from '@rolecall/schemas/email';
import type { RequestEvent } from '@sveltejs/kit';
import { api } from './api.ts';

/** The id behind what an administrator typed: an email is looked up, anything else is an id. */
export async function userIdFrom(event: RequestEvent, text: string): Promise<string> {
  const email = canonicalEmail(text.trim());
  if (!email.includes('@')) return text.trim().slice(0, 64);
  const { items } = await api(event).admin.users.list.query({ q: email, perPage: 100 });
  return items.find((user) => user.email === email)?.id ?? 'nobody';
}
