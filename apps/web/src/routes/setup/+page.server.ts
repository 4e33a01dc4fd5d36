import { SetupInput } from '@rolecall/schemas/auth';
import { redirect } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { loginPath } from '#lib/next.ts';
import { api } from '#lib/server/api.ts';
import { failForm, failInvalid } from '#lib/server/api-error.ts';
import { takeInput } from '#lib/server/secrets.ts';
import { signInNewcomer } from '#lib/server/sign-in.ts';
import type { Actions, PageServerLoad } from './$types';

const SetupForm = zod4(SetupInput);

export const load: PageServerLoad = async () => ({ form: await superValidate(SetupForm) });

export const actions: Actions = {
  default: async (event) => {
    const form = await superValidate(event, SetupForm);
    const input = takeInput(form, 'password');
    if (!form.valid) return failInvalid(form);
    try {
      await api(event).auth.setup.mutate(input);
    } catch (error) {
      return failForm(form, error);
    }
    const signedIn = await signInNewcomer(event, {
      email: input.email,
      password: input.password,
    });
    redirect(303, signedIn ? '/admin/users' : loginPath('/admin/users', 'registered'));
  },
};
