import { FIELDS_MAX, VISITOR_MAX_LENGTH } from '@rolecall/schemas/bounds';
import type { RequestEvent } from '@sveltejs/kit';
import { isForm } from './check-unsafe.ts';
import { refuse } from './refuse.ts';

/** What stands before each field but the first, in either kind of form. */
const BETWEEN_FIELDS = /&|\n--/g;

/**
 * Refuses a form that cannot be read, has thousands of fields, or is longer than any that a visitor
 * fills in. Who asks is known by now: a visitor's forms cost little, whatever is in them.
 * @returns the refusal, or `undefined` to go on
 */
export async function checkForm(event: RequestEvent): Promise<Response | undefined> {
  if (!isForm(event.request)) return undefined;
  return (await isUnreadable(event)) ? refuse(event, 400) : undefined;
}

async function isUnreadable({ request, locals }: RequestEvent): Promise<boolean> {
  const text = await request
    .clone()
    .text()
    .catch(() => undefined);
  // The client went away in the middle of it.
  if (text === undefined) return true;
  if (locals.user === undefined && text.length > VISITOR_MAX_LENGTH) return true;
  if ((text.match(BETWEEN_FIELDS)?.length ?? 0) > FIELDS_MAX) return true;
  return request
    .clone()
    .formData()
    .then(
      () => false,
      () => true,
    );
}
