import { ForgotPasswordInput } from '@rolecall/schemas/auth';
import { api } from '#lib/server/api.ts';
import { formAction } from '#lib/server/form-action.ts';
import type { Actions } from './$types';

/** Says the same whether or not the address is known. Source: OWASP Forgot Password Cheat Sheet. */
const MESSAGE =
  'If an account with this address exists, a mail is on its way. The link in it works once.';

export const actions: Actions = {
  default: formAction({
    schema: ForgotPasswordInput,
    run: (input, event) => api(event).auth.forgotPassword.mutate(input),
    done: () => ({ message: MESSAGE }),
  }),
};
