import { Email } from '@rolecall/schemas/email';
import { message, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { z } from 'zod';
import { api } from '#lib/server/api.ts';
import { failInvalid } from '#lib/server/api-error.ts';
import { submitFresh } from '#lib/server/submit-fresh.ts';
import type { RequestEvent } from './$types';

export const EmailForm = zod4(z.object({ email: Email, isConfirmed: z.boolean() }));

export async function changeEmail(event: RequestEvent) {
  const values = await event.request.formData();
  const form = await superValidate(values, EmailForm, { id: 'email' });
  if (!form.valid) return failInvalid(form);
  const { id } = event.params;
  const { email, isConfirmed } = form.data;
  // Nobody else's word is taken for a new address: the API asks for its confirmation then.
  const change = { id, email, ...(isConfirmed && { emailVerified: true }) };
  const refusal = await submitFresh({ event, action: 'changeEmail', values, form }, async () => {
    const user = await api(event).admin.users.update.mutate(change);
    // One's own address is in the frame around the page too.
    if (event.locals.user?.id === id) event.locals.user = user;
  });
  if (refusal) return refusal;
  return message(
    form,
    isConfirmed
      ? `The address is ${email}, and it counts as confirmed.`
      : `The address is ${email}. A new one is to be confirmed with the link we mail there.`,
  );
}
