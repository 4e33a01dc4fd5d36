import { z } from 'zod';
import { defineMail } from '../define-mail.ts';

const CHOOSE_ANOTHER =
  "Someone signed up with this email more than once, with different passwords. To protect your account, none of them work. You'll choose a new one when you verify.";

const Details = z.object({
  /** Whether several sign-ups chose a password for it, of which none counts. */
  isContested: z.boolean().optional(),
});

/** Proves that an account's email belongs to whoever uses the account. */
export const verifyEmail = defineMail(Details, {
  label: 'Verify email',
  link: { path: '/verify-email', purpose: 'verify-email', lifetime: 'verifyEmailSeconds' },
  isWanted: ({ isEmailVerified }) => !isEmailVerified,
  example: {},
  content: ({ isContested }) => ({
    subject: 'Verify your email',
    paragraphs: [
      'Verify this email to finish setting up your Rolecall account.',
      ...(isContested ? [CHOOSE_ANOTHER] : []),
    ],
    button: 'Verify email',
    footnote:
      "If you didn't sign up for Rolecall, you can ignore this email. Nothing changes unless the link is used.",
  }),
});
