import { ChangePasswordInput } from '@rolecall/schemas/account';
import type { RequestEvent } from '@sveltejs/kit';
import { message, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { api } from '#lib/server/api.ts';
import { failForm, failInvalid } from '#lib/server/api-error.ts';
import { takeInput } from '#lib/server/secrets.ts';

export const PasswordForm = zod4(ChangePasswordInput);

export async function changePassword(event: RequestEvent) {
  const form = await superValidate(event, PasswordForm, { id: 'password' });
  const input = takeInput(form, 'currentPassword', 'newPassword');
  if (!form.valid) return failInvalid(form);
  try {
    await api(event).user.changePassword.mutate(input);
  } catch (error) {
    return failForm(form, error);
  }
  return message(form, 'Your password is changed, and every other session is signed out.');
}
