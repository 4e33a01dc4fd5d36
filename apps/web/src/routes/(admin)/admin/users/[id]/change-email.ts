import { Email } from '@rolecall/schemas/email';
import { z } from 'zod';
import { api } from '#lib/server/api.ts';
import { formAction } from '#lib/server/form-action.ts';
import type { RequestEvent } from './$types';
import { emailChangedText } from './email-changed-text.ts';

export const changeEmail = formAction({
  schema: z.object({ email: Email, emailVerified: z.boolean() }),
  run: async ({ email, emailVerified }, event: RequestEvent) => {
    const { id } = event.params;
    const { users } = api(event).admin;
    const { user: before, hasPassword } = await users.get.query({ id });
    // Without the administrator's word, the API asks the owner of a new email to verify it.
    const change = { id, email, ...(emailVerified && { emailVerified }) };
    const user = await users.update.mutate(change);
    // One's own email is in the frame around the page too.
    if (event.locals.user?.id === id) event.locals.user = user;
    return emailChangedText({ ...before, hasPassword }, user);
  },
  done: (message) => ({ message }),
});
