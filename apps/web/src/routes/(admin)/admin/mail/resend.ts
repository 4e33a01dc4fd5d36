import { SentMail } from '@rolecall/schemas/admin-mail';
import type { RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { RESEND_ACTIONS, RESENDABLE_KINDS } from '#lib/mail/resendable.ts';
import { api } from '#lib/server/api.ts';
import { formAction } from '#lib/server/form-action.ts';
import { resentText } from '#lib/texts/mail/log.ts';

/** Sends a link again that did not arrive: the action on the user, with its audit event and limits. */
export const resend = formAction({
  schema: z.object({
    /** Tells its row from others. */
    id: SentMail.shape.id,
    userId: SentMail.shape.userId,
    kind: z.enum(RESENDABLE_KINDS),
  }),
  run: ({ userId, kind }, event: RequestEvent) =>
    api(event).admin.users[RESEND_ACTIONS[kind]].mutate({ id: userId }),
  done: () => ({ message: resentText }),
});
