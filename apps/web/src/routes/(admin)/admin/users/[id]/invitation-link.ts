import { api } from '#lib/server/api.ts';
import { formAction, NoFields } from '#lib/server/form-action.ts';
import { invitationTexts } from '#lib/texts/user/invitation.ts';
import type { RequestEvent } from './$types';

/** Makes a link to hand on, and shows it this once. */
export const invitationLink = formAction({
  schema: NoFields,
  run: (_, event: RequestEvent) =>
    api(event).admin.users.invitationLink.mutate({ id: event.params.id }),
  done: ({ link }) => ({ message: invitationTexts.linkCreated, link }),
});
