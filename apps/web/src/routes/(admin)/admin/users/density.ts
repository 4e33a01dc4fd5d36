import { type RequestEvent, redirect } from '@sveltejs/kit';
import { withParams } from '#lib/table-state.ts';

export type Density = 'comfortable' | 'compact';

const COOKIE = 'rolecall-density';
const YEAR_SECONDS = 31_536_000;

/** How close the rows are, as this browser was told; the server renders them so from the start. */
export function densityOf({ cookies }: Pick<RequestEvent, 'cookies'>): Density {
  return cookies.get(COOKIE) === 'compact' ? 'compact' : 'comfortable';
}

export async function setDensity(event: RequestEvent) {
  const wanted = (await event.request.formData()).get('density');
  event.cookies.set(COOKIE, wanted === 'compact' ? 'compact' : 'comfortable', {
    path: '/admin',
    maxAge: YEAR_SECONDS,
    sameSite: 'lax',
    httpOnly: true,
    secure: event.url.protocol === 'https:',
  });
  redirect(303, withParams(event.url, {}));
}
