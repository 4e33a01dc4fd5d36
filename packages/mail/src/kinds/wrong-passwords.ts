import { defineMail } from '../define-mail.ts';
import { SECURITY_NOTICE } from '../footnotes.ts';
import { formatTime } from '../format-time.ts';
import { EXAMPLE_ORIGIN, IMPERSONAL_ORIGIN, SessionOrigin } from '../session-origin.ts';

/** Tells the owner of an account that a session ended in which the password was guessed at. */
export const wrongPasswords = defineMail(SessionOrigin, {
  label: 'Session signed out after wrong passwords',
  isNotice: true,
  link: { path: '/settings/security' },
  impersonal: IMPERSONAL_ORIGIN,
  example: EXAMPLE_ORIGIN,
  content: ({ device, ip }, at) => ({
    subject: 'We ended a session after too many wrong passwords',
    paragraphs: [
      `On ${formatTime(at)}, we signed out ${device}${ip && ` at ${ip}`}: your password was entered wrong there too many times.`,
      'If this was you, sign in again or reset your password. If not, someone else had access to that session: review your other sessions and change your password.',
    ],
    button: 'Review sessions',
    footnote: SECURITY_NOTICE,
  }),
});
