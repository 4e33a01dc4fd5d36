import { ConfirmEmailChangeInput } from '@rolecall/schemas/account';
import { redirect } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { loginPath } from '#lib/next.ts';
import { api } from '#lib/server/api.ts';
import { failForm, failInvalid } from '#lib/server/api-error.ts';
import type { Actions, PageServerLoad } from './$types';

const ConfirmForm = zod4(ConfirmEmailChangeInput);

/** Shows the page only: mail scanners open every link, so opening one must change nothing. */
export const load: PageServerLoad = async ({ url }) => ({
  form: await superValidate({ token: url.searchParams.get('token') ?? '' }, ConfirmForm, {
    errors: false,
  }),
});

export const actions: Actions = {
  default: async (event) => {
    const form = await superValidate(event, ConfirmForm);
    if (!form.valid) return failInvalid(form);
    try {
      await api(event).user.confirmEmailChange.mutate(form.data);
    } catch (error) {
      return failForm(form, error);
    }
    redirect(303, event.locals.user ? '/?notice=email-changed' : loginPath('/', 'email-changed'));
  },
};
