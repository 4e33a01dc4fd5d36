import type { RequestEvent } from '@sveltejs/kit';
import { OWNER_FIELD } from '../owner.ts';
import { typedValues } from '../typed-values.ts';
import { checkForm, isFileRoute } from './check-form.ts';
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
  const form = header ? undefined : await readForm(event);
  const sent = header ?? form?.get(OWNER_FIELD);
  const refusal = sent ? ownerRefusal(event, sent) : undefined;
  if (header) return refuseJson(refusal?.code ?? 'FORBIDDEN', refusal?.message);
  if (refusal === undefined) return refuse(event, 403);
  const isByScript = event.request.headers.get('accept') === 'application/json';
  const typed = typedValues(form ?? []);
  return isByScript ? undefined : refuse(event, 409, { message: refusal.message, typed });
}

async function readForm(event: RequestEvent): Promise<FormData | undefined> {
  if (!isForm(event.request) || isFileRoute(event) || (await checkForm(event))) return undefined;
  return formOf(event);
}
