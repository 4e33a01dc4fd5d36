import type { RequestEvent } from '@sveltejs/kit';
import { refuse } from './refuse.ts';

const FORM_TYPES = ['application/x-www-form-urlencoded', 'multipart/form-data'];
/** The one of the form library's own fields that our pages send. */
const FORM_ID = '__superform_id';

/**
 * Refuses a form that cannot be read, or that carries the form library's own way of sending
 * values, which none of our pages uses: a few hundred bytes of it unfold into gigabytes.
 * @returns the refusal, or `undefined` to go on
 */
export async function checkForm(event: RequestEvent): Promise<Response | undefined> {
  const type = event.request.headers.get('content-type') ?? '';
  if (event.request.method !== 'POST' || !FORM_TYPES.some((form) => type.startsWith(form))) {
    return undefined;
  }
  const form = await event.request
    .clone()
    .formData()
    .catch(() => undefined);
  if (form === undefined) return refuse(event, 400);
  const isForeign = (name: string) => name.startsWith('__superform_') && name !== FORM_ID;
  return [...form.keys()].some(isForeign) ? refuse(event, 400) : undefined;
}
