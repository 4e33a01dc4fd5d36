import { displayEmail } from '@rolecall/schemas/display-email';
import { loginPath } from '#lib/next.ts';
import { api } from '#lib/server/api.ts';
import { formAction, NoFields } from '#lib/server/form-action.ts';
import { takeNotice } from '#lib/server/notice-cookie.ts';
import { deleteSessionCookie } from '#lib/server/session-cookie.ts';
import { signedInUser } from '#lib/server/shell.ts';
import { verifyCardTexts } from '#lib/texts/dashboard.ts';
import type { Actions, PageServerLoad } from './$types';

const POSTS_SHOWN = 3;

export const load: PageServerLoad = async (event) => {
  const { user, post } = api(event);
  const authorId = signedInUser(event.locals).id;
  const [dashboard, sessions, posts] = await Promise.all([
    user.dashboard.query(),
    user.sessions.query(),
    post.list.query({ authorId, perPage: POSTS_SHOWN }),
  ]);
  return {
    dashboard,
    sessions: sessions.items,
    posts: posts.items,
    notice: takeNotice(event),
  };
};

export const actions: Actions = {
  resendVerification: formAction({
    schema: NoFields,
    run: (_, event) => {
      const { email } = signedInUser(event.locals);
      return api(event).auth.resendVerification.mutate({ email });
    },
    done: (_, __, { locals }) => ({
      message: verifyCardTexts.done(displayEmail(signedInUser(locals).email)),
    }),
  }),
  signOut: formAction({
    schema: NoFields,
    // Whoever presses it wants no one signed in here.
    isForAnyAccount: true,
    run: async (_, event) => {
      await api(event).auth.logout.mutate();
      deleteSessionCookie(event);
    },
    done: () => ({ redirectTo: loginPath('/'), notice: 'signed-out' }),
  }),
};
