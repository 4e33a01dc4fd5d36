import { Email } from '@rolecall/schemas/email';
import { z } from 'zod';
import { api } from '#lib/server/api.ts';
import { formAction } from '#lib/server/form-action.ts';
import type { RequestEvent } from './$types';

export const changeEmail = formAction({
  schema: z.object({ email: Email, isConfirmed: z.boolean() }),
  run: async ({ email, isConfirmed }, event: RequestEvent) => {
    const { id } = event.params;
    // Nobody else's word is taken for a new address: the API asks for its confirmation then.
    const change = { id, email, ...(isConfirmed && { emailVerified: true }) };
    const user = await api(event).admin.users.update.mutate(change);
    // One's own address is in the frame around the page too.
    if (event.locals.user?.id === id) event.locals.user = user;
  },
  done: (_, { email, isConfirmed }) => ({
    message: isConfirmed
      ? `The address is ${email}, and it counts as confirmed.`
      : `The address is ${email}. A new one is to be confirmed with the link we mail there.`,
  }),
});
