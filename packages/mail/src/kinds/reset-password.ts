import { definePlainMail } from '../define-mail.ts';
import { IGNORE_UNLESS_YOURS } from '../footnotes.ts';

/** Lets someone set a new password who forgot the one they had. */
export const resetPassword = definePlainMail({
  label: 'Password reset',
  link: { path: '/reset-password', purpose: 'reset-password', lifetime: 'resetPasswordSeconds' },
  isWanted: ({ isActive }) => isActive,
  content: () => ({
    subject: 'Reset your password',
    paragraphs: [
      'We received a request to reset the password of your Rolecall account. Setting a new password signs you out everywhere.',
    ],
    button: 'Reset password',
    footnote: IGNORE_UNLESS_YOURS,
  }),
});
