import { CreateUserInput } from '@rolecall/schemas/admin-users';
import { redirect } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { z } from 'zod';
import { api } from '#lib/server/api.ts';
import { failInvalid } from '#lib/server/api-error.ts';
import { takeInput } from '#lib/server/secrets.ts';
import { submitFresh } from '#lib/server/submit-fresh.ts';
import type { Actions, PageServerLoad } from './$types';

/** What is left empty is not given: the username is made from the address then. */
const optional = <T extends z.ZodType<string>>(field: T) =>
  z.union([z.literal(''), field]).default('');
const { username, role, password } = CreateUserInput.shape;
const NewUserForm = zod4(
  CreateUserInput.extend({
    username: optional(username.unwrap()),
    password: optional(password.unwrap()),
    role: role.unwrap(),
  }),
);

export const load: PageServerLoad = async () => ({
  form: await superValidate({ role: 'user' as const }, NewUserForm, { errors: false }),
});

export const actions: Actions = {
  default: async (event) => {
    const values = await event.request.formData();
    const form = await superValidate(values, NewUserForm);
    const input = takeInput(form, 'password');
    if (!form.valid) return failInvalid(form);
    let id = '';
    const given = {
      ...input,
      username: input.username || undefined,
      password: input.password || undefined,
    };
    const refusal = await submitFresh({ event, action: 'create', values, form }, async () => {
      const user = await api(event).admin.users.create.mutate(given);
      id = user.id;
    });
    if (refusal) return refusal;
    const notice = given.password === undefined ? 'user-invited' : 'user-created';
    redirect(303, `/admin/users/${id}?notice=${notice}`);
  },
};
