import { redirect } from '@sveltejs/kit';
import { safeNext } from '#lib/next.ts';
import { isTheme } from '#lib/preferences.ts';
import { setTheme } from '#lib/server/preferences.ts';
import type { RequestHandler } from './$types';

/** The theme switch of a browser without JavaScript: keeps the choice and leads back. */
export const POST: RequestHandler = async ({ request, cookies, url }) => {
  const form = await request.formData();
  const theme = form.get('theme');
  const next = form.get('next');
  if (isTheme(theme)) setTheme(cookies, theme, url.protocol === 'https:');
  redirect(303, safeNext(typeof next === 'string' ? next : null));
};
