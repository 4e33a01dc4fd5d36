import { CreateSessionInput } from '@rolecall/schemas/auth';
import { redirect } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { safeNext } from '#lib/next.ts';
import { noticeFrom } from '#lib/notices.ts';
import { failForm, failInvalid } from '#lib/server/api-error.ts';
import { takeInput } from '#lib/server/secrets.ts';
import { signIn } from '#lib/server/sign-in.ts';
import type { Actions, PageServerLoad } from './$types';

const LoginForm = zod4(CreateSessionInput);

export const load: PageServerLoad = async ({ url }) => ({
  form: await superValidate(LoginForm),
  notice: noticeFrom(url),
});

export const actions: Actions = {
  default: async (event) => {
    const form = await superValidate(event, LoginForm);
    const input = takeInput(form, 'password');
    if (!form.valid) return failInvalid(form);
    try {
      await signIn(event, input);
    } catch (error) {
      return failForm(form, error);
    }
    redirect(303, safeNext(event.url.searchParams.get('next')));
  },
};
