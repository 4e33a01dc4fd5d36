import { RegisterInput } from '@rolecall/schemas/auth';
import type { RequestEvent } from '@sveltejs/kit';
import { loginPath, safeNext } from '#lib/next.ts';
import { api } from '#lib/server/api.ts';
import { formAction } from '#lib/server/form-action.ts';
import { signInNewcomer } from '#lib/server/sign-in.ts';
import type { Actions } from './$types';

/**
 * Makes the account and signs this browser in with a session of its own. The tokens that come with
 * a registration are meant for apps: nobody keeps them here, so their session is ended at once.
 * @returns what is left to do, if anything
 */
async function register(
  input: RegisterInput,
  event: RequestEvent,
): Promise<'check-mail' | 'registered' | undefined> {
  const registered = await api(event).auth.register.mutate(input);
  if ('status' in registered) return 'check-mail';
  const signedIn = await signInNewcomer(event, { email: input.email, password: input.password });
  const { accessToken } = registered.tokens;
  await Promise.allSettled([api(event, accessToken).auth.logout.mutate()]);
  return signedIn ? undefined : 'registered';
}

export const actions: Actions = {
  default: formAction({
    schema: RegisterInput.omit({
      fullName: true,
      username: true,
      adminKey: true,
      deviceToken: true,
    }),
    secrets: ['password'],
    run: register,
    done: (notice, _, { url }) => {
      const next = safeNext(url.searchParams.get('next'));
      return { redirectTo: notice ? loginPath(next, notice) : next };
    },
  }),
};
