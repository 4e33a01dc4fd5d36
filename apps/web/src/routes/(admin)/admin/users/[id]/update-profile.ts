import { IfMatch } from '@rolecall/schemas/instant';
import { Profile } from '@rolecall/schemas/user';
import { api } from '#lib/server/api.ts';
import { formAction } from '#lib/server/form-action.ts';
import { profileCardTexts } from '#lib/texts/user/profile.ts';
import { savedProfile } from '#lib/user/saved-profile.ts';
import type { RequestEvent } from './$types';

export const updateProfile = formAction({
  // The form has every field, so that a name that was emptied is a name to remove.
  schema: Profile.extend({ ifMatch: IfMatch }),
  run: async (input, event: RequestEvent) => {
    const { id } = event.params;
    const user = await api(event).admin.users.update.mutate({ id, ...input });
    // One's own name is in the frame around the page too.
    if (event.locals.user?.id === id) event.locals.user = user;
    return user;
  },
  readSaved: async (event) =>
    savedProfile(await api(event).user.get.query({ id: event.params.id })),
  done: ({ updatedAt }, { ifMatch }) => ({
    message: profileCardTexts.saved,
    // Saved as it was, there is nothing to revert.
    isReversible: updatedAt !== ifMatch,
  }),
});
