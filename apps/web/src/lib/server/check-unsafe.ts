import type { RequestEvent } from '@sveltejs/kit';
import { refuse } from './refuse.ts';

const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);
const FORM_TYPES = ['application/x-www-form-urlencoded', 'multipart/form-data'];
/** Endpoints that pages of ours send JSON to; every other one takes a form. */
const JSON_ROUTES: ReadonlySet<string> = new Set([
  '/(admin)/admin/users/bulk',
  '/(admin)/admin/users/revert',
]);
/**
 * Refuses what no page of ours sends, before anything of the route runs: a request from another
 * site, another type than the route reads, a form that cannot be read or has thousands of fields.
 * Source: OWASP Cross-Site Request Forgery Prevention Cheat Sheet, "Verifying Origin".
 * @returns the refusal, or `undefined` to go on
 */
export async function checkUnsafe(event: RequestEvent): Promise<Response | undefined> {
  const { request, url, route } = event;
  if (SAFE_METHODS.has(request.method)) return undefined;
  if (request.headers.get('origin') !== url.origin) return refuse(event, 403, whereToGo(url));
  // SvelteKit keeps this name of an action for itself, and throws.
  if (url.searchParams.has('/default')) return refuse(event, 404);
  const types = JSON_ROUTES.has(route.id ?? '') ? ['application/json'] : FORM_TYPES;
  const type = mediaType(request.headers);
  if (!types.includes(type)) return refuse(event, 415);
  return type !== 'application/json' && (await isUnreadable(request))
    ? refuse(event, 400)
    : undefined;
}

/** The page may be ours all the same, opened by another name of this machine. */
function whereToGo({ origin, pathname }: URL) {
  const message = `This form was not sent from ${origin}. Open ${origin} and try again there.`;
  return { message, goTo: origin + pathname };
}

/** Media types know no case, and what follows them is a matter of its own. Source: RFC 9110, 8.3.1. */
function mediaType(headers: Headers): string {
  return (headers.get('content-type') ?? '').split(';', 1).join().trim().toLowerCase();
}

/** No page of ours sends more fields; to read a hundred thousand takes the better part of a second. */
const FIELDS_LIMIT = 500;
/** What stands before each field but the first, in either kind of form. */
const BETWEEN_FIELDS = /&|\n--/g;

async function isUnreadable(request: Request): Promise<boolean> {
  const text = await request
    .clone()
    .text()
    .catch(() => undefined);
  // The client went away in the middle of it.
  if (text === undefined) return true;
  if ((text.match(BETWEEN_FIELDS)?.length ?? 0) > FIELDS_LIMIT) return true;
  return request
    .clone()
    .formData()
    .then(
      () => false,
      () => true,
    );
}
