/** For documents that carry their styles and nothing else. */
export const STATIC_PAGE_CSP =
  "default-src 'none'; style-src 'unsafe-inline'; font-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** Pages whose URL carries a one-time token. */
const TOKEN_ROUTES: ReadonlySet<string> = new Set([
  '/verify-email',
  '/reset-password',
  '/accept-invitation',
  '/confirm-email',
  '/confirm-email-change',
  '/setup',
]);

/**
 * Nothing a person sees here may be kept by a cache, and no URL with a token may travel on.
 *
 * `no-referrer` alone would make browsers post forms with `Origin: null`, which the origin check
 * refuses. app.html therefore relaxes it, once the page is there, to `strict-origin`: an origin
 * without a path. Source: Fetch Standard, "append a request `Origin` header".
 */
export function pageHeaders(headers: Headers, routeId: string | null): void {
  headers.set('cache-control', 'no-store');
  if (routeId && TOKEN_ROUTES.has(routeId)) headers.set('referrer-policy', 'no-referrer');
  const isPage = headers.get('content-type')?.startsWith('text/html');
  if (isPage && !headers.has('content-security-policy')) {
    headers.set('content-security-policy', STATIC_PAGE_CSP);
  }
}
