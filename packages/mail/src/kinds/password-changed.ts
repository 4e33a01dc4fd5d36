import { defineMail, NO_DETAILS } from '../define-mail.ts';
import { SECURITY_NOTICE } from '../footnotes.ts';
import { formatTime } from '../format-time.ts';

/** Tells the owner of an account that its password is a new one. */
export const passwordChanged = defineMail(NO_DETAILS, {
  label: 'Password changed',
  isNotice: true,
  link: { path: '/forgot-password' },
  example: {},
  content: (_details, at) => ({
    subject: 'Your password was changed',
    paragraphs: [
      `The password of your account was changed on ${formatTime(at)}. Other devices and apps were signed out.`,
      "If this wasn't you, reset your password now. That signs out whoever changed it.",
    ],
    button: 'Reset password',
    footnote: SECURITY_NOTICE,
  }),
});
