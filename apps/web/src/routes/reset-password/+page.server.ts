import { ResetPasswordInput } from '@rolecall/schemas/auth';
import { loginPath } from '#lib/next.ts';
import { api } from '#lib/server/api.ts';
import { formAction } from '#lib/server/form-action.ts';
import type { Actions, PageServerLoad } from './$types';

/** Shows the page only: mail scanners open every link, so opening one must change nothing. */
export const load: PageServerLoad = ({ url: { searchParams } }) => ({
  token: searchParams.get('token') ?? '',
  /** As the link says, for password managers: whose password it is, the token alone decides. */
  email: searchParams.get('email') ?? '',
});

export const actions: Actions = {
  default: formAction({
    schema: ResetPasswordInput,
    secrets: ['password'],
    run: (input, event) => api(event).auth.resetPassword.mutate(input),
    done: () => ({ redirectTo: loginPath('/', 'password-reset') }),
  }),
};
