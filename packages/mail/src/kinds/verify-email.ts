import { defineMail, NO_DETAILS } from '../define-mail.ts';

/** Proves that an account's email belongs to whoever uses the account. */
export const verifyEmail = defineMail(NO_DETAILS, {
  label: 'Verify email',
  link: { path: '/verify-email', purpose: 'verify-email', lifetime: 'verifyEmailSeconds' },
  isWanted: ({ isEmailVerified }) => !isEmailVerified,
  example: {},
  content: () => ({
    subject: 'Verify your email',
    paragraphs: ['Verify this email to finish setting up your Rolecall account.'],
    button: 'Verify email',
    footnote:
      "If you didn't sign up for Rolecall, you can ignore this email. Nothing changes unless the link is used.",
  }),
});
