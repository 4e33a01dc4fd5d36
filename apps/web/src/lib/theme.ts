import { CANVAS, isTheme, keepPreference, type Theme } from './preferences.ts';

/** The theme the page wears now. */
export function currentTheme(): Theme {
  const { theme } = document.documentElement.dataset;
  return isTheme(theme) ? theme : 'system';
}

const CHANGED = 'rolecall:theme';

/** Tells of every change. @returns what ends it */
export function followTheme(tell: (theme: Theme) => void): () => void {
  const listen = () => tell(currentTheme());
  document.addEventListener(CHANGED, listen);
  return () => document.removeEventListener(CHANGED, listen);
}

/** Changes the page and the browser's bars around it at once, and keeps the choice. */
export function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
    const own = meta.media.includes('dark') ? 'dark' : 'light';
    meta.content = CANVAS[theme === 'system' ? own : theme];
  }
  keepPreference('theme', theme);
  document.dispatchEvent(new Event(CHANGED));
}
