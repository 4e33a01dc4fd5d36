import { ResendVerificationInput } from '@rolecall/schemas/auth';
import { api } from '#lib/server/api.ts';
import { formAction } from '#lib/server/form-action.ts';
import type { Actions } from './$types';

/** Says the same whether or not the email is known. Source: OWASP Forgot Password Cheat Sheet. */
const MESSAGE =
  'If an account with this email isn’t verified yet, we sent a link to it. Only the newest link works.';

export const actions: Actions = {
  default: formAction({
    schema: ResendVerificationInput,
    run: (input, event) => api(event).auth.resendVerification.mutate(input),
    done: () => ({ message: MESSAGE }),
  }),
};
