import { DeleteAccountInput } from '@rolecall/schemas/account';
import { type RequestEvent, redirect } from '@sveltejs/kit';
import { setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { z } from 'zod';
import { loginPath } from '#lib/next.ts';
import { api } from '#lib/server/api.ts';
import { failForm, failInvalid } from '#lib/server/api-error.ts';
import { takeInput } from '#lib/server/secrets.ts';
import { deleteSessionCookie } from '#lib/server/session-cookie.ts';
import { signedInUser } from '#lib/server/shell.ts';

/** Typing who one is keeps a slip of the hand from deleting an account. */
export const DeleteForm = zod4(
  DeleteAccountInput.extend({
    typed: z.string().trim().toLowerCase().min(1, 'Type your username to confirm.'),
  }),
);

export async function deleteAccount(event: RequestEvent) {
  const form = await superValidate(event, DeleteForm, { id: 'delete' });
  const { typed, password } = takeInput(form, 'password');
  if (!form.valid) return failInvalid(form);
  const { email, username } = signedInUser(event.locals);
  if (typed !== username && typed !== email) {
    return setError(form, 'typed', `This is not your username. Type ${username}.`);
  }
  try {
    await api(event).user.deleteAccount.mutate({ password });
  } catch (error) {
    return failForm(form, error);
  }
  deleteSessionCookie(event);
  redirect(303, loginPath('/', 'account-deleted'));
}
