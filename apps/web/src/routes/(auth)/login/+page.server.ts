import { safeNext } from '#lib/next.ts';
import { noticeFrom } from '#lib/notices.ts';
import { formAction } from '#lib/server/form-action.ts';
import { SignInForm, signIn } from '#lib/server/sign-in.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url }) => ({ notice: noticeFrom(url) });

export const actions: Actions = {
  default: formAction({
    schema: SignInForm,
    secrets: ['password'],
    run: (input, event) => signIn(event, input),
    done: (_, __, { url }) => ({ redirectTo: safeNext(url.searchParams.get('next')) }),
  }),
};
