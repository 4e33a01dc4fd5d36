import { DEVICE_TOKEN } from '@rolecall/schemas/bounds';
import { type CookieEvent, cookieFor } from './session-cookie.ts';

/** How long a browser is known after its last sign-in, in seconds. */
const YEAR_SECONDS = 365 * 24 * 3600;

/** The browser's device token; a cookie that holds anything else counts as none. */
export function readDeviceCookie({ cookies, url }: CookieEvent): string | undefined {
  const value = cookies.get(cookieFor(url, 'device').name);
  return value !== undefined && DEVICE_TOKEN.test(value) ? value : undefined;
}

/** Keeps the browser known, whoever is signed in. */
export function setDeviceCookie({ cookies, url }: CookieEvent, token: string): void {
  const { name, options } = cookieFor(url, 'device');
  cookies.set(name, token, { ...options, maxAge: YEAR_SECONDS });
}
