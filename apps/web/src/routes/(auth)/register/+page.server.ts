import { RegisterInput } from '@rolecall/schemas/auth';
import type { RequestEvent } from '@sveltejs/kit';
import { loginPath, safeNext } from '#lib/next.ts';
import { api } from '#lib/server/api.ts';
import { readDeviceCookie } from '#lib/server/device-cookie.ts';
import { formAction } from '#lib/server/form-action.ts';
import { newPassword } from '#lib/server/new-password.ts';
import { keepSession } from '#lib/server/sign-in.ts';
import type { Actions } from './$types';

/**
 * Makes the account and signs this browser in.
 * @returns whether that worked; where not, a mail says how to go on
 */
async function register(input: RegisterInput, event: RequestEvent): Promise<boolean> {
  const deviceToken = readDeviceCookie(event);
  const made = await api(event).auth.registerSession.mutate({ ...input, deviceToken });
  if ('status' in made) return false;
  keepSession(event, made);
  return true;
}

export const actions: Actions = {
  default: formAction({
    schema: RegisterInput.omit({
      fullName: true,
      username: true,
      adminKey: true,
      deviceToken: true,
    }).extend({ password: newPassword(RegisterInput.shape.password) }),
    secrets: ['password'],
    run: register,
    done: (isSignedIn, _, { url }) => {
      const next = safeNext(url.searchParams.get('next'));
      return isSignedIn
        ? { redirectTo: next }
        : { redirectTo: loginPath(next), notice: 'check-mail' as const };
    },
  }),
};
