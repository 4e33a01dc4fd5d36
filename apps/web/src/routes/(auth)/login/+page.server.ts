import { landing } from '#lib/next.ts';
import { formAction } from '#lib/server/form-action.ts';
import { takeNotice } from '#lib/server/notice-cookie.ts';
import { SignInForm, signIn } from '#lib/server/sign-in.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => ({ notice: takeNotice(event) });

export const actions: Actions = {
  default: formAction({
    schema: SignInForm,
    secrets: ['password'],
    run: (input, event) => signIn(event, input),
    done: (user, _, { url }) => ({ redirectTo: landing(user, url) }),
  }),
};
