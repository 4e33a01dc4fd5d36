import { ResendVerificationInput } from '@rolecall/schemas/auth';
import { Ok } from '@rolecall/schemas/fields';
import { verb } from '../verb.ts';
import { requestLink } from './request-link.ts';

/**
 * Mails a new link to verify an email. The response is the same whether or not there is anything to
 * verify.
 */
export const resendVerification = verb(
  { may: 'account:recover', input: ResendVerificationInput, output: Ok, refuses: ['RATE_LIMITED'] },
  (ctx, { email }) => requestLink(ctx, email, 'verify-email'),
);
