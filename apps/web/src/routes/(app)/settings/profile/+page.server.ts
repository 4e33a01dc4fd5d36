import { IfMatch } from '@rolecall/schemas/instant';
import { Profile } from '@rolecall/schemas/user';
import { api } from '#lib/server/api.ts';
import { formAction } from '#lib/server/form-action.ts';
import { signedInUser } from '#lib/server/shell.ts';
import { profileTexts } from '#lib/texts/settings/profile.ts';
import { savedProfile } from '#lib/user/saved-profile.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
  const user = signedInUser(locals);
  return { email: user.email, profile: savedProfile(user) };
};

export const actions: Actions = {
  default: formAction({
    // The form has every field, so that a name that was emptied is a name to remove.
    schema: Profile.extend({ ifMatch: IfMatch }),
    run: async (input, event) => {
      // The frame around the page shows the name too.
      event.locals.user = await api(event).user.updateProfile.mutate(input);
    },
    done: () => ({ message: profileTexts.saved }),
    readSaved: async (event) => savedProfile(await api(event).user.me.query()),
  }),
};
