import { type RequestEvent, redirect } from '@sveltejs/kit';
import { formOf } from '#lib/server/form-of.ts';
import { setPreference } from '#lib/server/preferences.ts';
import { withParams } from '#lib/table-state.ts';
import { writeColumns } from '#lib/user/table/columns.ts';

/** Keeps which columns the table has; the server renders them so from the start. */
export async function setColumns(event: RequestEvent) {
  const chosen = (await formOf(event)).getAll('columns');
  setPreference(event, 'columns', writeColumns(chosen));
  redirect(303, withParams(event.url, {}));
}
