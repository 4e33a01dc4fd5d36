import { redirect } from '@sveltejs/kit';
import { withParams } from '../table-state.ts';

/**
 * Leads to the same URL without the fields that no one filled in, which a GET form without
 * JavaScript sends all the same. The name of a form action is not a field.
 * @throws a redirect, where there is something to leave out
 */
export function tidyUrl(url: URL): void {
  const blank = [...url.searchParams].filter(([name, value]) => value === '' && name[0] !== '/');
  if (blank.length === 0) return;
  redirect(303, withParams(url, Object.fromEntries(blank.map(([name]) => [name, undefined]))));
}
