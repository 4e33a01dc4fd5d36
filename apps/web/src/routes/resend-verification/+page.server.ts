import { ResendVerificationInput } from '@rolecall/schemas/auth';
import { api } from '#lib/server/api.ts';
import { formAction } from '#lib/server/form-action.ts';
import { resendVerificationTexts } from '#lib/texts/sign-in/resend-verification.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  default: formAction({
    schema: ResendVerificationInput,
    run: (input, event) => api(event).auth.resendVerification.mutate(input),
    done: () => ({ message: resendVerificationTexts.done }),
  }),
};
