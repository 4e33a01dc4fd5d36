import { redirect } from '@sveltejs/kit';
import { loginPath } from '#lib/next.ts';
import { noticeFrom } from '#lib/notices.ts';
import { api } from '#lib/server/api.ts';
import { perform } from '#lib/server/perform.ts';
import { deleteSessionCookie } from '#lib/server/session-cookie.ts';
import { signedInUser } from '#lib/server/shell.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  dashboard: await api(event).user.dashboard.query(),
  notice: noticeFrom(event.url),
});

export const actions: Actions = {
  resendVerification: (event) => {
    const { email } = signedInUser(event.locals);
    return perform(
      () => api(event).auth.resendVerification.mutate({ email }),
      () => `A link is on its way to ${email}. Only the newest one works.`,
    );
  },
  signOut: async (event) => {
    await api(event).auth.logout.mutate();
    deleteSessionCookie(event);
    redirect(303, loginPath('/', 'signed-out'));
  },
};
