import { defineMail } from '../define-mail.ts';
import { SECURITY_NOTICE } from '../footnotes.ts';
import { formatTime } from '../format-time.ts';
import { EXAMPLE_ORIGIN, IMPERSONAL_ORIGIN, SessionOrigin } from '../session-origin.ts';

/** Tells the owner of an account of a sign-in from a device that was not seen before. */
export const newSignIn = defineMail(SessionOrigin, {
  label: 'New sign-in',
  isNotice: true,
  link: { path: '/settings/security' },
  impersonal: IMPERSONAL_ORIGIN,
  example: EXAMPLE_ORIGIN,
  content: ({ device, ip }, at) => ({
    subject: 'New sign-in to your account',
    paragraphs: [
      `On ${formatTime(at)}, someone signed in to your account with ${device}${ip && ` from ${ip}`}. We didn't recognize the device.`,
      "If this was you, there's nothing to do. If not, sign out that session and change your password.",
    ],
    button: 'Review sessions',
    footnote: SECURITY_NOTICE,
  }),
});
