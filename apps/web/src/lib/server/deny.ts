import type { RequestEvent } from '@sveltejs/kit';
import { OWNER_FIELD } from '../owner.ts';
import { checkForm } from './check-form.ts';
import { isForm } from './check-unsafe.ts';
import { formOf } from './form-of.ts';
import { refuseJson } from './json-request.ts';
import { ownerHeader, ownerRefusal } from './owner-refusal.ts';
import { refuse } from './refuse.ts';

/**
 * Refuses someone without the role for a page. Where what they sent is from the page of another
 * account, which may have the role, it says so.
 * @returns nothing for such a form that a script sent: its action refuses it, and keeps what was
 *   typed; no page is made for it
 */
export async function deny(event: RequestEvent): Promise<Response | undefined> {
  const header = ownerHeader(event);
  const sent = header ?? (await formOwner(event));
  const refusal = sent ? ownerRefusal(event, sent) : undefined;
  if (refusal === undefined) return refuse(event, 403);
  if (header) return refuseJson(refusal.code, refusal.message);
  const isByScript = event.request.headers.get('accept') === 'application/json';
  return isByScript ? undefined : refuse(event, 409, { message: refusal.message });
}

async function formOwner(event: RequestEvent): Promise<unknown> {
  if (!isForm(event.request) || (await checkForm(event))) return undefined;
  return (await formOf(event)).get(OWNER_FIELD);
}
