import type { KitEvent } from './event.ts';

const SESSION_PATTERN = /^[\w-]{43}$/;
const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** The two cookies of the app: one stands for the tokens, the other for the browser. */
export function createCookies(name: string, maxAge: number) {
  const isSecure = ({ url }: KitEvent) => url.protocol === 'https:';
  // Browsers take a name with this prefix from this host alone, and over https.
  const nameOf = (event: KitEvent, suffix: string) =>
    `${isSecure(event) ? '__Host-' : ''}${name}${suffix}`;
  const optionsOf = (event: KitEvent, seconds: number) =>
    ({
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: isSecure(event),
      maxAge: seconds,
    }) as const;

  return {
    readSession: (event: KitEvent) => {
      const id = event.cookies.get(nameOf(event, ''));
      return id !== undefined && SESSION_PATTERN.test(id) ? id : undefined;
    },
    writeSession: (event: KitEvent, id: string) =>
      event.cookies.set(nameOf(event, ''), id, optionsOf(event, maxAge)),
    clearSession: (event: KitEvent) =>
      event.cookies.delete(nameOf(event, ''), { path: '/', secure: isSecure(event) }),
    readDevice: (event: KitEvent) => event.cookies.get(nameOf(event, '-device')),
    writeDevice: (event: KitEvent, token: string) =>
      event.cookies.set(nameOf(event, '-device'), token, optionsOf(event, YEAR_SECONDS)),
  };
}

/** 32 random bytes, as a cookie carries them. */
export function newSessionId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** What tokens are kept as: whoever reads the storage can't make cookies from it. */
export async function storageKeyOf(sessionId: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(sessionId));
  const hex = Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0'));
  return `rolecall:${hex.join('')}`;
}
