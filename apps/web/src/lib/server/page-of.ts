import type { RequestEvent } from '@sveltejs/kit';
import { withParams } from '../table-state.ts';

/**
 * Routes behind the sign-in that are no pages, such as files, and the page that each belongs to.
 * Scripts in the browser take what is no page for a wrong URL.
 */
export const PARTS: Readonly<Record<string, string>> = {
  '/(app)/settings': '/settings/profile',
  '/(admin)/admin/users.csv': '/admin/users',
  '/(admin)/admin/users/suggest': '/admin/users',
  '/(admin)/admin/users/bulk': '/admin/users',
  '/(admin)/admin/users/bulk/preview': '/admin/users',
  '/(admin)/admin/users/revert': '/admin/users',
  '/(admin)/admin/audit/revert-preview': '/admin/audit',
  '/(admin)/admin/mail/[id]/html': '/admin/mail/[id]',
  '/(admin)/admin/imports/[id]/file': '/admin/imports/[id]',
  '/(admin)/admin/imports/[id]/result.csv': '/admin/imports/[id]',
};

/** The page that a form is on: the name of the action does not travel on. */
export const formPage = (url: URL) => withParams(url, {});

type Asked = Pick<RequestEvent, 'url'> & { route: { id: string | null }; params: { id?: string } };

/** The page that someone asks for, or for a part of it, or sends a form from. */
export function pageOf({ route, params, url }: Asked): string {
  const page = PARTS[route.id ?? '']?.replace('[id]', encodeURIComponent(params.id ?? ''));
  return formPage(page === undefined ? url : new URL(page + url.search, url));
}
