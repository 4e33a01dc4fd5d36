import type { SessionCreated } from '@rolecall/schemas/auth';
import { SESSION_TOKEN } from '@rolecall/schemas/bounds';
import type { RequestEvent } from '@sveltejs/kit';
import { isLocalHost } from './local-host.ts';

export type CookieEvent = Pick<RequestEvent, 'cookies' | 'url'>;

/**
 * Browsers refuse a `__Host-` cookie over plain http, which only a developer's own machine may use.
 * They keep one jar for all ports of a host, so the name has the port: two installations on one
 * machine leave each other's sessions alone. Source: RFC 6265, 8.5.
 */
export function cookieFor(url: URL, holds: 'session' | 'device' | 'notice' | 'draft' = 'session') {
  const local = isLocalHost(url);
  const formerName = `${local ? '' : '__Host-'}rolecall${holds === 'session' ? '' : `-${holds}`}`;
  return {
    name: url.port === '' ? formerName : `${formerName}-${url.port}`,
    /** As it was before names had ports: it may be another installation's. */
    formerName,
    options: { httpOnly: true, sameSite: 'lax', path: '/', secure: !local } as const,
  };
}

/** The session's token; a cookie that holds anything else is deleted and counts as none. */
export function readSessionCookie(event: CookieEvent): string | undefined {
  const { name, formerName, options } = cookieFor(event.url);
  const value = event.cookies.get(name) ?? event.cookies.get(formerName);
  if (value === undefined || SESSION_TOKEN.test(value)) return value;
  event.cookies.delete(name, options);
  return undefined;
}

/**
 * Keeps a session in the browser until it is closed, or for the session's whole life.
 * @param remember whether the person ticked "Keep me signed in"
 */
export function setSessionCookie(
  { cookies, url }: CookieEvent,
  session: SessionCreated['session'],
  remember: boolean,
): void {
  const { name, options } = cookieFor(url);
  const lifetime = remember ? { expires: new Date(session.expiresAt) } : {};
  cookies.set(name, session.token, { ...options, ...lifetime });
}

/**
 * Takes the session out of the browser. A cookie by the former name goes only when this request was
 * made with it.
 * @returns whether there was a session of this installation
 */
export function deleteSessionCookie({
  cookies,
  url,
  locals,
}: CookieEvent & Pick<RequestEvent, 'locals'>): boolean {
  const { name, formerName, options } = cookieFor(url);
  const had = cookies.get(name) !== undefined;
  cookies.delete(name, options);
  const former = cookies.get(formerName);
  if (former !== undefined && former === locals.session) cookies.delete(formerName, options);
  return had;
}
