import { VerifyEmailInput } from '@rolecall/schemas/auth';
import { redirect } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { loginPath } from '#lib/next.ts';
import { api } from '#lib/server/api.ts';
import { failForm, failInvalid } from '#lib/server/api-error.ts';
import type { Actions, PageServerLoad } from './$types';

const VerifyForm = zod4(VerifyEmailInput);

/** Shows the page only: mail scanners open every link, so opening one must change nothing. */
export const load: PageServerLoad = async ({ url }) => ({
  form: await superValidate({ token: url.searchParams.get('token') ?? '' }, VerifyForm, {
    errors: false,
  }),
});

export const actions: Actions = {
  default: async (event) => {
    const form = await superValidate(event, VerifyForm);
    if (!form.valid) return failInvalid(form);
    try {
      await api(event).auth.verifyEmail.mutate(form.data);
    } catch (error) {
      return failForm(form, error);
    }
    redirect(303, event.locals.user ? '/?notice=verified' : loginPath('/', 'verified'));
  },
};
