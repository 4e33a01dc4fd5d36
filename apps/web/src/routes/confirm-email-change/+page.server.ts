import { ConfirmEmailChangeInput } from '@rolecall/schemas/account';
import { displayEmail } from '@rolecall/schemas/display-email';
import { loginPath } from '#lib/next.ts';
import { api } from '#lib/server/api.ts';
import { formAction } from '#lib/server/form-action.ts';
import { linkPage } from '#lib/server/link-page.ts';
import { confirmEmailChangeTexts } from '#lib/texts/sign-in/confirm-email-change.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  ...(await linkPage(event, 'change-email')),
  isSignedIn: event.locals.user !== undefined,
});

export const actions: Actions = {
  default: formAction({
    schema: ConfirmEmailChangeInput,
    run: async (input, event) => {
      const { link, signedInAs } = await linkPage(event, 'change-email');
      await api(event).user.confirmEmailChange.mutate(input);
      return { email: link?.email, signedInAs };
    },
    done: ({ email = '', signedInAs }, _, { locals }) => {
      if (signedInAs) {
        return {
          message: confirmEmailChangeTexts.isChanged(displayEmail(email ?? ''), signedInAs),
        };
      }
      return { redirectTo: locals.user ? '/' : loginPath('/'), notice: 'email-changed' };
    },
  }),
};
