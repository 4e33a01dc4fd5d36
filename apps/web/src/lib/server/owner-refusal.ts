import { displayEmail } from '@rolecall/schemas/display-email';
import type { RequestEvent } from '@sveltejs/kit';
import { OWNER_HEADER, readOwner } from '../owner.ts';
import { refusalTexts } from '../texts/refusals.ts';
import { accessTo } from './access.ts';
import type { Refusal } from './refused-error.ts';
import { signedInUser } from './shell.ts';

/**
 * Refuses what was sent from a page of another account: someone else has signed in since in the
 * same browser. What anyone may send names no one.
 * @param sent the account that the form names, see `ownerText`
 */
export function ownerRefusal(
  { locals, route }: Pick<RequestEvent, 'locals' | 'route'>,
  sent: unknown,
): Refusal | undefined {
  const access = accessTo(route.id);
  if (access !== 'user' && access !== 'admin') return undefined;
  const user = signedInUser(locals);
  const owner = readOwner(typeof sent === 'string' ? sent : '');
  if (owner.id === user.id) return undefined;
  const code = 'CONFLICT';
  if (owner.email === '') return { code, message: refusalTexts.noAccount };
  const then = displayEmail(owner.email.slice(0, 320));
  return { code, message: refusalTexts.otherAccount(displayEmail(user.email), then) };
}

/** The account that a page names with what it sends as JSON. */
export function ownerHeader({ request }: Pick<RequestEvent, 'request'>): string | undefined {
  const header = request.headers.get(OWNER_HEADER) ?? '';
  try {
    return decodeURIComponent(header) || undefined;
  } catch {
    return undefined;
  }
}
