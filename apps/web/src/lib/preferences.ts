export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export const DENSITIES = ['comfortable', 'compact'] as const;
/** How close the rows of a table are. */
export type Density = (typeof DENSITIES)[number];

/** What a browser's own parts around the page are painted with: the canvas of app.css. */
export const CANVAS = { light: '#fafafb', dark: '#0e0e11' } as const;

/** How the browser and the server name what a person prefers. Nothing here is secret. */
export const PREFERENCE_COOKIES = {
  zone: 'rolecall-zone',
  theme: 'rolecall-theme',
  density: 'rolecall-density',
  columns: 'rolecall-columns',
  checklist: 'rolecall-checklist',
} as const;
export type Preference = keyof typeof PREFERENCE_COOKIES;

export const PREFERENCE_SECONDS = 365 * 86_400;

/** Keeps a preference for a year, where the server finds it with the next request. */
export function keepPreference(name: Preference, value: string): void {
  const secure = location.protocol === 'https:' ? '; secure' : '';
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API does not exist on plain http.
  document.cookie = `${PREFERENCE_COOKIES[name]}=${encodeURIComponent(value)}; path=/; max-age=${PREFERENCE_SECONDS}; samesite=lax${secure}`;
}

export function isTheme(value: unknown): value is Theme {
  return THEMES.some((theme) => theme === value);
}

export function isDensity(value: unknown): value is Density {
  return DENSITIES.some((density) => density === value);
}
