import { ResetPasswordInput } from '@rolecall/schemas/auth';
import { displayEmail } from '@rolecall/schemas/display-email';
import { loginPath } from '#lib/next.ts';
import { api } from '#lib/server/api.ts';
import { readDeviceCookie, setDeviceCookie } from '#lib/server/device-cookie.ts';
import { formAction } from '#lib/server/form-action.ts';
import { linkPage } from '#lib/server/link-page.ts';
import { resetPasswordTexts } from '#lib/texts/sign-in/reset-password.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => linkPage(event, 'reset-password');

export const actions: Actions = {
  default: formAction({
    schema: ResetPasswordInput.pick({ token: true, password: true }),
    secrets: ['password'],
    run: async (input, event) => {
      const { link, signedInAs } = await linkPage(event, 'reset-password');
      const { deviceToken } = await api(event).auth.resetPassword.mutate({
        ...input,
        rememberDevice: true,
        deviceToken: readDeviceCookie(event),
      });
      if (deviceToken !== undefined) setDeviceCookie(event, deviceToken);
      return { email: link?.email, signedInAs };
    },
    done: ({ email = '', signedInAs }) =>
      signedInAs
        ? {
            message: resetPasswordTexts.isSet(displayEmail(email ?? ''), signedInAs),
          }
        : { redirectTo: loginPath('/'), notice: 'password-reset' },
  }),
};
