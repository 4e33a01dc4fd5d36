import { redirect } from '@sveltejs/kit';
import { loginPath } from '#lib/next.ts';
import { noticeFrom } from '#lib/notices.ts';
import { api } from '#lib/server/api.ts';
import { deleteSessionCookie } from '#lib/server/session-cookie.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  dashboard: await api(event).user.dashboard.query(),
  notice: noticeFrom(event.url),
});

export const actions: Actions = {
  signOut: async (event) => {
    await api(event).auth.logout.mutate();
    deleteSessionCookie(event);
    redirect(303, loginPath('/', 'signed-out'));
  },
};
