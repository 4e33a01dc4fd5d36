import { defineMail, NO_DETAILS } from '../define-mail.ts';
import { SECURITY_NOTICE } from '../footnotes.ts';
import { formatTime } from '../format-time.ts';

/** Warns the email an account has that it may move to another one. */
export const emailChangeRequested = defineMail(NO_DETAILS, {
  label: 'Email change requested',
  isNotice: true,
  link: { path: '/settings/security' },
  example: {},
  content: (_details, at) => ({
    subject: 'Email change requested',
    paragraphs: [
      `On ${formatTime(at)}, someone who knows your password asked to change the email of your account. It changes when the new email is verified.`,
      "If this wasn't you, change your password now. That cancels the request.",
    ],
    button: 'Review security settings',
    footnote: SECURITY_NOTICE,
  }),
});
