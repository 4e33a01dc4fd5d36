import type { Cookies } from '@sveltejs/kit';
import { isTheme, PREFERENCE_COOKIES, type Theme } from '../preferences.ts';

/** The zone the browser last told of, in its usual spelling; UTC without one or with nonsense. */
export function readZone(cookies: Cookies): string {
  const zone = cookies.get(PREFERENCE_COOKIES.zone);
  // Offsets such as +01:23 are zones too, but there are too many to keep a formatter for each.
  if (!zone || !/^[A-Za-z]/.test(zone)) return 'UTC';
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
}

export function readTheme(cookies: Cookies): Theme {
  const theme = cookies.get(PREFERENCE_COOKIES.theme);
  return isTheme(theme) ? theme : 'system';
}
