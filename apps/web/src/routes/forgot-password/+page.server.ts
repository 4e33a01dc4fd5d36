import { ForgotPasswordInput } from '@rolecall/schemas/auth';
import { api } from '#lib/server/api.ts';
import { mailRequest } from '#lib/server/mail-request.ts';

export const { load, actions } = mailRequest(
  ForgotPasswordInput,
  (event, input) => api(event).auth.forgotPassword.mutate(input),
  'If an account with this address exists, a mail is on its way. The link in it works once.',
);
