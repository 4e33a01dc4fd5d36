import { ForgotPasswordInput } from '@rolecall/schemas/auth';
import { api } from '#lib/server/api.ts';
import { formAction } from '#lib/server/form-action.ts';
import type { Actions } from './$types';

/** Says the same whether or not the email is known. Source: OWASP Forgot Password Cheat Sheet. */
const MESSAGE =
  'If an account with this email exists, we sent a link to it. The link works once. If you asked several times, use the newest one.';

export const actions: Actions = {
  default: formAction({
    schema: ForgotPasswordInput,
    run: (input, event) => api(event).auth.forgotPassword.mutate(input),
    done: () => ({ message: MESSAGE }),
  }),
};
