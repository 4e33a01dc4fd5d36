import { ForgotPasswordInput } from '@rolecall/schemas/auth';
import { Ok } from '@rolecall/schemas/fields';
import { verb } from '../verb.ts';
import { requestLink } from './request-link.ts';

/**
 * Mails a link to set a new password. The response is the same whether or not the email is known,
 * and when its owner has been mailed often enough.
 * Source: OWASP Forgot Password Cheat Sheet.
 */
export const forgotPassword = verb(
  { may: 'account:recover', input: ForgotPasswordInput, output: Ok, refuses: ['RATE_LIMITED'] },
  (ctx, { email }) => requestLink(ctx, email, 'reset-password'),
);
