import { defineMail, NO_DETAILS } from '../define-mail.ts';
import { SECURITY_NOTICE } from '../footnotes.ts';
import { formatTime } from '../format-time.ts';

/** Tells the owner of an account that two hold the same refresh token. */
export const refreshReuse = defineMail(NO_DETAILS, {
  label: 'Refresh token reused',
  isNotice: true,
  link: { path: '/login' },
  example: {},
  content: (_details, at) => ({
    subject: 'We signed out one of your apps',
    paragraphs: [
      `On ${formatTime(at)}, one of your apps sent a token that had already been used. Someone else may have a copy of it, so we ended that session.`,
      'Sign in again in the app. If this happens again, change your password.',
    ],
    button: 'Sign in',
    footnote: SECURITY_NOTICE,
  }),
});
