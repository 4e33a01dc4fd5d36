import { ResendVerificationInput } from '@rolecall/schemas/auth';
import { api } from '#lib/server/api.ts';
import { mailRequest } from '#lib/server/mail-request.ts';

export const { load, actions } = mailRequest(
  ResendVerificationInput,
  (event, input) => api(event).auth.resendVerification.mutate(input),
  'If an account with this address waits to be confirmed, a mail is on its way. Only the newest link works.',
);
