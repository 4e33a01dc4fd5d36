import type { RequestEvent } from '@sveltejs/kit';
import { isForm } from './check-unsafe.ts';
import { refuse } from './refuse.ts';

/** No page of ours sends more fields; to read a hundred thousand takes the better part of a second. */
const FIELDS_LIMIT = 500;
/** What stands before each field but the first, in either kind of form. */
const BETWEEN_FIELDS = /&|\n--/g;
/** The most that a page for visitors sends, in characters. */
const VISITOR_LIMIT = 16 * 1024;

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
  if (locals.user === undefined && text.length > VISITOR_LIMIT) return true;
  if ((text.match(BETWEEN_FIELDS)?.length ?? 0) > FIELDS_LIMIT) return true;
  return request
    .clone()
    .formData()
    .then(
      () => false,
      () => true,
    );
}
