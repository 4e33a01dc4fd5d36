import { displayEmail } from '@rolecall/schemas/display-email';
import { VerifyEmailInput } from '@rolecall/schemas/link';
import type { RequestEvent } from '@sveltejs/kit';
import { z } from 'zod';
import { loginPath } from '#lib/next.ts';
import { api } from '#lib/server/api.ts';
import { formAction } from '#lib/server/form-action.ts';
import { linkPage } from '#lib/server/link-page.ts';
import { signInNewcomer } from '#lib/server/sign-in.ts';
import { verifyEmailTexts } from '#lib/texts/sign-in/verify-email.ts';
import type { Actions, PageServerLoad } from './$types';

const { token, password, newPassword } = VerifyEmailInput.shape;
const VerifyForm = z.object({
  token,
  /** Which form of the page it is: by what the account proves to be one's own. */
  by: z.enum(['session', 'password', 'newPassword']),
  password,
  newPassword,
});
type VerifyForm = z.infer<typeof VerifyForm>;

export const load: PageServerLoad = async (event) => ({
  ...(await linkPage(event, 'verify-email')),
  user: event.locals.user && {
    email: event.locals.user.email,
    emailVerified: event.locals.user.emailVerified,
  },
});

/** Verifies, and signs in whoever gave a password in a browser that no one is signed in in. */
async function verify({ by, ...input }: VerifyForm, event: RequestEvent) {
  const { link, signedInAs } = await linkPage(event, 'verify-email');
  await api(event).auth.verifyEmail.mutate(input);
  const given = input.newPassword ?? input.password;
  const email = link?.email;
  if (by === 'session') return { isSignedIn: true };
  if (signedInAs) return { stays: signedInAs, email };
  if (!given || !email) return { isSignedIn: false };
  return { isSignedIn: await signInNewcomer(event, { email, password: given }) };
}

export const actions: Actions = {
  default: formAction({
    schema: VerifyForm,
    secrets: ['password', 'newPassword'],
    run: verify,
    done: ({ isSignedIn, stays, email = '' }) => {
      if (stays) {
        return {
          message: verifyEmailTexts.isVerified(displayEmail(email ?? ''), stays),
        };
      }
      return { redirectTo: isSignedIn ? '/' : loginPath('/'), notice: 'verified' };
    },
  }),
};
