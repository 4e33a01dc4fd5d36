import { defineMail, NO_DETAILS } from '../define-mail.ts';
import { SECURITY_NOTICE } from '../footnotes.ts';
import { formatTime } from '../format-time.ts';

/** Goes to the email that an account has just left. */
export const emailChanged = defineMail(NO_DETAILS, {
  label: 'Email changed',
  example: {},
  content: (_details, at) => ({
    subject: 'Your email was changed',
    paragraphs: [
      `The email of your account was changed on ${formatTime(at)}. This email no longer belongs to the account.`,
      "If this wasn't you, contact an administrator right away.",
    ],
    footnote: SECURITY_NOTICE,
  }),
});
