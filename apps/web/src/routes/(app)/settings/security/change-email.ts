import { RequestEmailChangeInput } from '@rolecall/schemas/account';
import type { RequestEvent } from '@sveltejs/kit';
import { message, setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { api } from '#lib/server/api.ts';
import { failForm, failInvalid } from '#lib/server/api-error.ts';
import { takeInput } from '#lib/server/secrets.ts';
import { signedInUser } from '#lib/server/shell.ts';

export const EmailForm = zod4(RequestEmailChangeInput);

/** Says the same whether or not somebody has the new address: its owner is told, not the asker. */
export async function changeEmail(event: RequestEvent) {
  const form = await superValidate(event, EmailForm, { id: 'email' });
  const input = takeInput(form, 'password');
  if (!form.valid) return failInvalid(form);
  if (input.newEmail === signedInUser(event.locals).email) {
    return setError(form, 'newEmail', 'This is your address already.');
  }
  try {
    await api(event).user.requestEmailChange.mutate(input);
  } catch (error) {
    return failForm(form, error);
  }
  return message(
    form,
    `If ${input.newEmail} can be used, a mail is on its way to it. Nothing changes until you open the link in it.`,
  );
}
