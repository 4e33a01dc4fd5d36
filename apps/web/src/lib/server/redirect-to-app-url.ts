import { type RequestEvent, redirect } from '@sveltejs/kit';
import { isLocalHost } from './local-host.ts';

/**
 * Leads a browser that opened this machine by another of its names to the one that forms are taken
 * from. Only from one name of the machine to another, at the same port: behind a proxy, the host
 * that comes here may be one that no one can open.
 * @throws a redirect to the same page there
 */
export function redirectToAppUrl({ request, url }: Pick<RequestEvent, 'request' | 'url'>): void {
  if (request.headers.get('sec-fetch-dest') !== 'document' || request.method !== 'GET') return;
  const asked = URL.parse(`http://${request.headers.get('host')}`);
  if (asked === null || asked.host === url.host || asked.port !== url.port) return;
  if (isLocalHost(asked) && isLocalHost(url)) redirect(307, url.href, { external: true });
}
