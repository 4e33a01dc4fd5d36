import { redirect } from '@sveltejs/kit';
import { setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { z } from 'zod';
import { api } from '#lib/server/api.ts';
import { failInvalid } from '#lib/server/api-error.ts';
import { submitFresh } from '#lib/server/submit-fresh.ts';
import type { RequestEvent } from './$types';

/** Typing whom it is about keeps a slip of the hand from deleting an account. */
export const DeleteForm = zod4(
  z.object({
    confirmation: z.string().trim().toLowerCase().min(1, 'Type the e-mail address to confirm.'),
  }),
);

export async function deleteUser(event: RequestEvent) {
  const values = await event.request.formData();
  const form = await superValidate(values, DeleteForm, { id: 'delete' });
  if (!form.valid) return failInvalid(form);
  const { id } = event.params;
  const { email } = await api(event).user.get.query({ id });
  if (form.data.confirmation !== email) {
    return setError(form, 'confirmation', `This is not their address. Type ${email}.`);
  }
  const refusal = await submitFresh({ event, action: 'delete', values, form }, () =>
    api(event).admin.users.delete.mutate({ id }),
  );
  return refusal ?? redirect(303, '/admin/users?notice=user-deleted');
}
