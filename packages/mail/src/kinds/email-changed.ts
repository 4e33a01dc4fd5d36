import { z } from 'zod';
import { defineMail } from '../define-mail.ts';
import { SECURITY_NOTICE } from '../footnotes.ts';
import { formatTime } from '../format-time.ts';

/** Whether the email was verified until then: whoever reads it there owned the account. */
const Details = z.object({ wasVerified: z.boolean().optional() });

/** Goes to the email that an account has just left. */
export const emailChanged = defineMail(Details, {
  label: 'Email changed',
  isNotice: true,
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
