import { isNoticeKey, type Notice, type NoticeKey, notices } from '../texts/notices.ts';
import { type CookieEvent, cookieFor } from './session-cookie.ts';

/** Long enough for a redirect on a slow line; a page that never came must not speak up later. */
const SECONDS = 60;

/** Has the next page say this, once. It is in a cookie, since anyone can make a link. */
export function setNotice({ cookies, url }: CookieEvent, key: NoticeKey): void {
  const { name, options } = cookieFor(url, 'notice');
  cookies.set(name, key, { ...options, maxAge: SECONDS });
}

/** What this page says on arrival. The next one doesn't say it again. */
export function takeNotice({ cookies, url }: CookieEvent): Notice | undefined {
  const { name, options } = cookieFor(url, 'notice');
  const key = cookies.get(name);
  if (key === undefined) return undefined;
  cookies.delete(name, options);
  return isNoticeKey(key) ? notices[key] : undefined;
}
