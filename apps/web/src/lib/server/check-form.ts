import { FIELDS_MAX, VISITOR_MAX_KIB } from '@rolecall/schemas/bounds';
import type { RequestEvent } from '@sveltejs/kit';
import { isForm } from './check-unsafe.ts';
import { refuse } from './refuse.ts';

/** Endpoints that read a form themselves, as it comes: it has a file. */
const FILE_ROUTES: ReadonlySet<string> = new Set(['/(admin)/admin/imports/[id]/file']);
/** Whether a form has a file, and is left to the endpoint that reads it. */
export const isFileRoute = ({ route }: RequestEvent) => FILE_ROUTES.has(route.id ?? '');

/** What stands before each field but the first, in either kind of form. */
const BETWEEN_FIELDS = /&|\n--/g;

/**
 * Reads a form, for whatever comes after. Refuses one that cannot be read, has thousands of fields,
 * or is longer than any that a visitor fills in. Who asks is known by now: a visitor's forms cost
 * little, whatever is in them.
 * @returns the refusal, or `undefined` to go on
 */
export async function checkForm(event: RequestEvent): Promise<Response | undefined> {
  const { request, locals } = event;
  if (!isForm(request) || locals.form || isFileRoute(event)) return undefined;
  const maxBytes = locals.user === undefined ? VISITOR_MAX_KIB * 1024 : Number.POSITIVE_INFINITY;
  locals.form = await readBounded(request, maxBytes).catch(() => undefined);
  return locals.form ? undefined : refuse(event, 400);
}

/**
 * A form of a bounded number of fields.
 * @param maxBytes how long it may be; one that says itself it is longer is left unread
 * @returns `undefined` for one that has more
 * @throws TypeError when the client went away in the middle of it, or sent what is no form
 */
export async function readBounded(
  request: Request,
  maxBytes: number,
): Promise<FormData | undefined> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) return undefined;
  const bytes = await request.arrayBuffer();
  if (bytes.byteLength > maxBytes) return undefined;
  const text = new TextDecoder().decode(bytes);
  if ((text.match(BETWEEN_FIELDS)?.length ?? 0) > FIELDS_MAX) return undefined;
  const type = request.headers.get('content-type') ?? '';
  return new Response(bytes, { headers: { 'content-type': type } }).formData();
}
