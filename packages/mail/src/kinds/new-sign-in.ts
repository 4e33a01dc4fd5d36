import { defineMail } from '../define-mail.ts';
import { SECURITY_NOTICE } from '../footnotes.ts';
import { formatTime } from '../format-time.ts';
import { EXAMPLE_ORIGIN, SessionOrigin } from '../session-origin.ts';

/** Tells the owner of an account of a sign-in from a device that was not seen before. */
export const newSignIn = defineMail(SessionOrigin, {
  label: 'New sign-in',
  link: { path: '/settings/security' },
  example: EXAMPLE_ORIGIN,
  content: ({ device, ip }, at) => ({
    subject: 'New sign-in to your account',
    paragraphs: [
      `On ${formatTime(at)}, someone signed in to your account with ${device}${ip && ` from ${ip}`}. You haven't signed in from there before.`,
      "If this was you, there's nothing to do. If not, sign out that session and change your password.",
    ],
    button: 'Review sessions',
    footnote: SECURITY_NOTICE,
  }),
});
