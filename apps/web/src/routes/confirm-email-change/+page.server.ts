import { ConfirmEmailChangeInput } from '@rolecall/schemas/account';
import { loginPath } from '#lib/next.ts';
import { api } from '#lib/server/api.ts';
import { formAction } from '#lib/server/form-action.ts';
import type { Actions, PageServerLoad } from './$types';

/** Shows the page only: mail scanners open every link, so opening one must change nothing. */
export const load: PageServerLoad = ({ url }) => ({ token: url.searchParams.get('token') ?? '' });

export const actions: Actions = {
  default: formAction({
    schema: ConfirmEmailChangeInput,
    run: (input, event) => api(event).user.confirmEmailChange.mutate(input),
    done: (_, __, { locals }) => ({
      redirectTo: locals.user ? '/?notice=email-changed' : loginPath('/', 'email-changed'),
    }),
  }),
};
