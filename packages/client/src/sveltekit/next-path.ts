/** Where the `next` of a URL leads, if that is a page of the same origin; else the first page. */
export function nextPath(url: URL): string {
  const next = url.searchParams.get('next') ?? '/';
  const base = new URL(url.origin);
  // Not a check of how it begins: browsers read `/\example.com` as another host.
  const target = URL.canParse(next, base) ? new URL(next, base) : base;
  return target.origin === url.origin && next.startsWith('/')
    ? `${target.pathname}${target.search}`
    : '/';
}
