/** Who may ask for a route: decided by its group, so that a new page is closed until it is placed. */
type Access = 'anyone' | 'guest' | 'user' | 'admin' | 'none';

const GROUPS: ReadonlyMap<string, Access> = new Map([
  ['(auth)', 'guest'],
  ['(app)', 'user'],
  ['(admin)', 'admin'],
]);

/** Stands for every URL without a page. */
export const MISSING_ROUTE = '/(app)/[...missing]';

/** Pages outside the groups that anyone may open, signed in or not. */
const PUBLIC_ROUTES: ReadonlySet<string> = new Set([
  '/verify-email',
  '/resend-verification',
  '/forgot-password',
  '/reset-password',
  '/accept-invitation',
  '/confirm-email',
  '/confirm-email-change',
  '/setup',
  '/theme',
  '/[x+2e]well-known/change-password',
  '/dev/mail',
  '/dev/mail/[id]',
  '/dev/mail/[id]/html',
  MISSING_ROUTE,
]);

/** @param routeId SvelteKit's id of the route, `null` when nothing matches and the response is a 404 */
export function accessTo(routeId: string | null): Access {
  if (routeId === null || PUBLIC_ROUTES.has(routeId)) return 'anyone';
  return GROUPS.get(routeId.split('/')[1] ?? '') ?? 'none';
}
