import { ForgotPasswordInput } from '@rolecall/schemas/auth';
import { api } from '#lib/server/api.ts';
import { formAction } from '#lib/server/form-action.ts';
import { forgotPasswordTexts } from '#lib/texts/sign-in/forgot-password.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  default: formAction({
    schema: ForgotPasswordInput,
    run: (input, event) => api(event).auth.forgotPassword.mutate(input),
    done: () => ({ message: forgotPasswordTexts.done }),
  }),
};
