import type { Cookies, RequestEvent } from '@sveltejs/kit';
import {
  CANVAS,
  type Density,
  isDensity,
  isTheme,
  PREFERENCE_COOKIES,
  PREFERENCE_SECONDS,
  type Preference,
  type Theme,
} from '../preferences.ts';
import { type Column, readColumns } from '../user/table/columns.ts';

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

export function readDensity(cookies: Cookies): Density {
  const density = cookies.get(PREFERENCE_COOKIES.density);
  return isDensity(density) ? density : 'comfortable';
}

/** Whether someone wants to see no more of what is left to do on a new installation. */
export const hidesChecklist = (cookies: Cookies) =>
  cookies.get(PREFERENCE_COOKIES.checklist) === 'hidden';

/** The columns of the table of users. */
export function readUserColumns(cookies: Cookies): readonly Column[] {
  return readColumns(cookies.get(PREFERENCE_COOKIES.columns));
}

/** Keeps a preference where the browser's script finds it as well: it is no one's secret. */
export function setPreference(
  { cookies, url }: Pick<RequestEvent, 'cookies' | 'url'>,
  name: Preference,
  value: string,
): void {
  cookies.set(PREFERENCE_COOKIES[name], value, {
    path: '/',
    maxAge: PREFERENCE_SECONDS,
    sameSite: 'lax',
    httpOnly: false,
    secure: url.protocol === 'https:',
  });
}

/** What `<html>` has to say of the theme, so that the first paint is right. */
export function themeAttribute(theme: Theme): string {
  return theme === 'system' ? '' : `data-theme="${theme}"`;
}

/** What the browser paints before the styles are there, and its bars. */
export function themeMetas(theme: Theme): string {
  const [light, dark] =
    theme === 'system' ? [CANVAS.light, CANVAS.dark] : [CANVAS[theme], CANVAS[theme]];
  return `<meta name="color-scheme" content="${theme === 'system' ? 'light dark' : theme}">
    <meta name="theme-color" media="(prefers-color-scheme: light)" content="${light}">
    <meta name="theme-color" media="(prefers-color-scheme: dark)" content="${dark}">`;
}
