import { AcceptInvitationInput } from '@rolecall/schemas/auth';
import { loginPath } from '#lib/next.ts';
import { api } from '#lib/server/api.ts';
import { linkAction, linkPage } from '#lib/server/link-page.ts';
import { signInInsteadOfTokens } from '#lib/server/sign-in.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => linkPage(event, 'invitation');

export const actions: Actions = {
  default: linkAction({
    schema: AcceptInvitationInput.omit({ fullName: true, username: true, deviceToken: true }),
    secrets: ['password'],
    run: async (input, event) => {
      const accepted = await api(event).auth.acceptInvitation.mutate(input);
      const { email } = accepted.user;
      return signInInsteadOfTokens(event, { email, password: input.password }, accepted);
    },
    done: (isSignedIn) => ({ redirectTo: isSignedIn ? '/' : loginPath('/', 'registered') }),
  }),
};
