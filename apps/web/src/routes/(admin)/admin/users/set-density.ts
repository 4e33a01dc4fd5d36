import { type RequestEvent, redirect } from '@sveltejs/kit';
import { isDensity } from '#lib/preferences.ts';
import { formOf } from '#lib/server/form-of.ts';
import { setPreference } from '#lib/server/preferences.ts';
import { withParams } from '#lib/table-state.ts';

/** Keeps how close the rows are; the server renders them so from the start. */
export async function setDensity(event: RequestEvent) {
  const density = (await formOf(event)).get('density');
  if (isDensity(density)) setPreference(event, 'density', density);
  redirect(303, withParams(event.url, {}));
}
