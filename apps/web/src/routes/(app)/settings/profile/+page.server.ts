import { UpdateProfileInput } from '@rolecall/schemas/account';
import { message, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { api } from '#lib/server/api.ts';
import { failForm, failInvalid } from '#lib/server/api-error.ts';
import { signedInUser } from '#lib/server/shell.ts';
import type { Actions, PageServerLoad } from './$types';

/** The form has every field, so that a name that was emptied is a name to remove. */
const ProfileForm = zod4(UpdateProfileInput.omit({ ifMatch: true }).required());

export const load: PageServerLoad = async ({ locals }) => {
  const { email, firstName, lastName, username } = signedInUser(locals);
  return { email, form: await superValidate({ firstName, lastName, username }, ProfileForm) };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await superValidate(event, ProfileForm);
    if (!form.valid) return failInvalid(form);
    try {
      // The frame around the page shows the name too.
      event.locals.user = await api(event).user.updateProfile.mutate(form.data);
    } catch (error) {
      return failForm(form, error);
    }
    return message(form, 'Your profile is saved.');
  },
};
