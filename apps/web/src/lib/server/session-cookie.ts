import type { SessionCreated } from '@rolecall/schemas/auth';
import { SESSION_TOKEN } from '@rolecall/schemas/bounds';
import type { RequestEvent } from '@sveltejs/kit';

export type CookieEvent = Pick<RequestEvent, 'cookies' | 'url'>;

const LOCAL_HOSTS = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Browsers refuse a `__Host-` cookie over plain http, which only a developer's own machine may use. */
export function cookieFor(url: URL, holds: 'session' | 'device' = 'session') {
  const local = url.protocol === 'http:' && LOCAL_HOSTS.has(url.hostname);
  const name = holds === 'session' ? 'rolecall' : 'rolecall-device';
  return {
    name: local ? name : `__Host-${name}`,
    options: { httpOnly: true, sameSite: 'lax', path: '/', secure: !local } as const,
  };
}

/** The session's token; a cookie that holds anything else is deleted and counts as none. */
export function readSessionCookie(event: CookieEvent): string | undefined {
  const value = event.cookies.get(cookieFor(event.url).name);
  if (value === undefined || SESSION_TOKEN.test(value)) return value;
  deleteSessionCookie(event);
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

export function deleteSessionCookie({ cookies, url }: CookieEvent): void {
  const { name, options } = cookieFor(url);
  cookies.delete(name, options);
}
