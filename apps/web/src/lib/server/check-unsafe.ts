import type { RequestEvent } from '@sveltejs/kit';
import { refusalTexts } from '../texts/refusals.ts';
import { refuse } from './refuse.ts';

const SAFE_METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);
const FORM_TYPES = ['application/x-www-form-urlencoded', 'multipart/form-data'];
/** Endpoints that pages of ours send JSON to; every other one takes a form. */
const JSON_ROUTES: ReadonlySet<string> = new Set([
  '/(admin)/admin/users/bulk',
  '/(admin)/admin/audit/revert-preview',
  '/(admin)/admin/users/bulk/preview',
  '/(admin)/admin/users/revert',
]);
/**
 * Refuses what no page of ours sends, before anything of the route runs: a request from another
 * site, or another type than the route reads.
 * Source: OWASP Cross-Site Request Forgery Prevention Cheat Sheet, "Verifying Origin".
 * @returns the refusal, or `undefined` to go on
 */
export function checkUnsafe(event: RequestEvent): Response | undefined {
  const { request, url, route } = event;
  if (SAFE_METHODS.has(request.method)) return undefined;
  if (request.headers.get('origin') !== url.origin) return refuse(event, 403, whereToGo(url));
  // SvelteKit keeps this name of an action for itself, and throws.
  if (url.searchParams.has('/default')) return refuse(event, 404);
  const types = JSON_ROUTES.has(route.id ?? '') ? ['application/json'] : FORM_TYPES;
  return types.includes(mediaType(request.headers)) ? undefined : refuse(event, 415);
}

/** Whether a request brings a form, in a type that pages send. */
export function isForm({ method, headers }: Request): boolean {
  return !SAFE_METHODS.has(method) && FORM_TYPES.includes(mediaType(headers));
}

/** The page may be ours all the same, opened by another name of this machine. */
function whereToGo({ origin, pathname }: URL) {
  const message = refusalTexts.otherSite(origin);
  return { message, goTo: origin + pathname };
}

/** Media types know no case, and what follows them is a matter of its own. Source: RFC 9110, 8.3.1. */
function mediaType(headers: Headers): string {
  return (headers.get('content-type') ?? '').split(';', 1).join().trim().toLowerCase();
}
