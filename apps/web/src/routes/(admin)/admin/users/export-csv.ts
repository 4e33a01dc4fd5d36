import { type RequestEvent, redirect } from '@sveltejs/kit';
import { ask, prove } from '#lib/server/perform-fresh.ts';
import { withParams } from '#lib/table-state.ts';

/** Takes the password that an export asked for, and leads to the file. */
export async function exportCsv(event: RequestEvent) {
  const values = await event.request.formData();
  const asked = { event, action: 'export', values };
  const failure = await prove(asked);
  if (failure) return ask(asked, failure.code, failure.message);
  const { search } = event.url;
  redirect(303, withParams({ pathname: '/admin/users.csv', search }, { ask: undefined }));
}
