import { RegisterInput } from '@rolecall/schemas/auth';
import { type RequestEvent, redirect } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { loginPath, safeNext } from '#lib/next.ts';
import { api } from '#lib/server/api.ts';
import { failForm, failInvalid } from '#lib/server/api-error.ts';
import { takeInput } from '#lib/server/secrets.ts';
import { signInNewcomer } from '#lib/server/sign-in.ts';
import type { Actions, PageServerLoad } from './$types';

const RegisterForm = zod4(
  RegisterInput.pick({ email: true, password: true, firstName: true, lastName: true }),
);

/**
 * Makes the account and signs this browser in with a session of its own. The tokens that come with
 * a registration are meant for apps: nobody keeps them here, so their session is ended at once.
 * @returns what is left to do, if anything
 */
async function register(
  event: RequestEvent,
  input: RegisterInput,
): Promise<'check-mail' | 'registered' | undefined> {
  const registered = await api(event).auth.register.mutate(input);
  if ('status' in registered) return 'check-mail';
  const signedIn = await signInNewcomer(event, { email: input.email, password: input.password });
  const { accessToken } = registered.tokens;
  await Promise.allSettled([api(event, accessToken).auth.logout.mutate()]);
  return signedIn ? undefined : 'registered';
}

export const load: PageServerLoad = async () => ({ form: await superValidate(RegisterForm) });

export const actions: Actions = {
  default: async (event) => {
    const form = await superValidate(event, RegisterForm);
    const input = takeInput(form, 'password');
    if (!form.valid) return failInvalid(form);
    const next = safeNext(event.url.searchParams.get('next'));
    let notice: Awaited<ReturnType<typeof register>>;
    try {
      notice = await register(event, input);
    } catch (error) {
      return failForm(form, error);
    }
    redirect(303, notice ? loginPath(next, notice) : next);
  },
};
