const ANY_ORIGIN = 'http://rolecall.invalid';

/**
 * Where to go after signing in. Follows paths on this site only: browsers read `//host`, `/\host`
 * and `/<tab>/host` as another site, so the path is judged after parsing.
 * Source: OWASP Unvalidated Redirects and Forwards Cheat Sheet.
 */
export function safeNext(next: string | null): string {
  if (!next?.startsWith('/') || !URL.canParse(next, ANY_ORIGIN)) return '/';
  const { origin, pathname, search } = new URL(next, ANY_ORIGIN);
  if (origin !== ANY_ORIGIN || pathname.startsWith('//')) return '/';
  return pathname + search;
}

/** Where someone goes who is signed in now: where they wanted to, or where their work is. */
export function landing({ role }: { role: string }, { searchParams }: URL): string {
  const next = searchParams.get('next');
  return next === null && role === 'admin' ? '/admin' : safeNext(next);
}

/** The URL of the sign-in page that leads back to `path`. */
export function loginPath(path: string): string {
  return path === '/' ? '/login' : `/login?${new URLSearchParams({ next: path })}`;
}
