/**
 * The same URL with some of its parameters changed; an empty value removes one. The name of a
 * form action, which is there after a form was sent without JavaScript, does not travel on.
 */
export function withParams(
  url: { pathname: string; search: string },
  changes: Record<string, string | undefined>,
): string {
  const params = new URLSearchParams(url.search);
  for (const name of [...params.keys()]) {
    if (name.startsWith('/')) params.delete(name);
  }
  for (const [name, value] of Object.entries(changes)) {
    if (value) params.set(name, value);
    else params.delete(name);
  }
  return params.size > 0 ? `${url.pathname}?${params}` : url.pathname;
}

/** Where a form of this list posts to, so that the list keeps its state but for the changes. */
export function actionHref(
  url: { pathname: string; search: string },
  action: string,
  changes: Record<string, string | undefined> = {},
): string {
  const href = withParams(url, changes);
  return `${href}${href.includes('?') ? '&' : '?'}/${action}`;
}
