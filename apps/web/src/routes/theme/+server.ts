import { redirect } from '@sveltejs/kit';
import { safeNext } from '#lib/next.ts';
import { isTheme } from '#lib/preferences.ts';
import { formOf } from '#lib/server/form-of.ts';
import { setPreference } from '#lib/server/preferences.ts';
import type { RequestHandler } from './$types';

/** The theme switch of a browser without JavaScript: keeps the choice and leads back. */
export const POST: RequestHandler = async (event) => {
  const form = await formOf(event);
  const theme = form.get('theme');
  const next = form.get('next');
  if (isTheme(theme)) setPreference(event, 'theme', theme);
  redirect(303, safeNext(typeof next === 'string' ? next : null));
};
