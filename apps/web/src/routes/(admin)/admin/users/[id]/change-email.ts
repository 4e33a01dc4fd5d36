import { displayEmail } from '@rolecall/schemas/display-email';
import { Email } from '@rolecall/schemas/email';
import { z } from 'zod';
import { api } from '#lib/server/api.ts';
import { formAction } from '#lib/server/form-action.ts';
import type { RequestEvent } from './$types';

export const changeEmail = formAction({
  schema: z.object({ email: Email, emailVerified: z.boolean() }),
  run: async ({ email, emailVerified }, event: RequestEvent) => {
    const { id } = event.params;
    // Without the administrator's word, the API asks the owner of a new email to verify it.
    const change = { id, email, ...(emailVerified && { emailVerified }) };
    const user = await api(event).admin.users.update.mutate(change);
    // One's own email is in the frame around the page too.
    if (event.locals.user?.id === id) event.locals.user = user;
  },
  done: (_, { email, emailVerified }) => ({
    message: emailVerified
      ? `The email is ${displayEmail(email)}, and it is verified.`
      : `The email is ${displayEmail(email)}. If it is new, we sent a verification link to it.`,
  }),
});
