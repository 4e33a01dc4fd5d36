import { PAGE_REACH } from '@rolecall/schemas/bounds';
import { type RequestEvent, redirect } from '@sveltejs/kit';
import { api } from '#lib/server/api.ts';
import { readErrorBody } from '#lib/server/api-error.ts';
import { bulk } from '#lib/server/bulk-form.ts';
import { fromCursor } from '#lib/server/keyset.ts';
import { matchesOf } from '#lib/server/matches-of.ts';
import { setNotice, takeNotice } from '#lib/server/notice-cookie.ts';
import { readDensity, readUserColumns, readZone } from '#lib/server/preferences.ts';
import { tidyUrl } from '#lib/server/tidy-url.ts';
import { viewerOf } from '#lib/server/viewer-of.ts';
import { withParams } from '#lib/table-state.ts';
import { filterNames } from '#lib/user/table/filter-names.ts';
import {
  type ListUsersQuery,
  listUsersQuery,
  userFilterOf,
} from '#lib/user/table/list-users-query.ts';
import type { Actions, PageServerLoad } from './$types';
import { exportCsv } from './export-csv.ts';
import { setColumns } from './set-columns.ts';
import { setDensity } from './set-density.ts';

export const load: PageServerLoad = async (event) => {
  tidyUrl(event.url);
  const query = listUsersQuery(event.url.searchParams);
  leaveOutUnknown(event, query);
  const { page, perPage, sort, dir } = query;
  const readAt = new Date().toISOString();
  const list = { ...userFilterOf(query, readZone(event.cookies)), sort, dir, perPage };
  const users = await fromCursor(event, (cursor) => {
    const wanted = cursor ? { ...list, cursor } : { ...list, page };
    return reachable(event, query, api(event).admin.users.list.query(wanted));
  });
  if (users.totalIsExact && page > users.pages && users.total > 0) {
    redirect(303, withParams(event.url, { page: String(users.pages) }));
  }
  return {
    query,
    users,
    readAt,
    density: readDensity(event.cookies),
    columns: readUserColumns(event.cookies),
    matches: matchesOf(users.items, query.q),
    viewer: viewerOf(event.locals),
    /** Of a form that the browser itself has sent. */
    isAnswer: event.request.method === 'POST',
    asksForExport: event.url.searchParams.get('ask') === 'export',
    notice: takeNotice(event),
  };
};

export const actions: Actions = {
  export: exportCsv,
  density: setDensity,
  columns: setColumns,
  bulk,
};

/** @throws a redirect to the list without the filters whose values make no sense, where it has some */
function leaveOutUnknown(event: RequestEvent, query: ListUsersQuery): void {
  const { searchParams } = event.url;
  const unknown = filterNames.filter(
    (name) => name !== 'q' && searchParams.has(name) && query[name] === undefined,
  );
  if (unknown.length === 0 || event.request.method === 'POST') return;
  setNotice(event, 'unknown-filter');
  redirect(
    303,
    withParams(event.url, Object.fromEntries(unknown.map((name) => [name, undefined]))),
  );
}

/** Where page numbers do not reach, the last page that they do is the nearest there is. */
async function reachable<T>({ url }: RequestEvent, query: ListUsersQuery, page: Promise<T>) {
  try {
    return await page;
  } catch (error) {
    if (readErrorBody(error)?.fields?.page === undefined) throw error;
    const last = Math.floor(PAGE_REACH / query.perPage) + 1;
    redirect(303, withParams(url, { page: String(last) }));
  }
}
