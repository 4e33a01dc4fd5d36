import { toRefusal } from '../refusal.ts';
import { RolecallError } from '../rolecall-error.ts';
import type { KitEvent } from './event.ts';

/** Says why no one gets in, in the shape of Rolecall's errors. */
export function refused(error: unknown): Response {
  const { status, headers, body } = toRefusal(error);
  return new Response(body, { status, headers });
}

/** Pages and their data go to sign in; what programs ask for is refused. */
export function toLogin({ request, url, isDataRequest }: KitEvent, loginPath: string): Response {
  const isPage = isDataRequest || request.headers.get('accept')?.includes('text/html') === true;
  if (!isPage) return refused(new RolecallError('UNAUTHENTICATED', 'Sign in to continue.'));
  const next = encodeURIComponent(`${url.pathname}${url.search}`);
  const query = request.method === 'GET' ? `?next=${next}` : '';
  return new Response(null, { status: 303, headers: { location: `${loginPath}${query}` } });
}
