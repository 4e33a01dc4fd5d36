import { definePlainMail } from '../define-mail.ts';
import { IGNORE_UNLESS_YOURS } from '../footnotes.ts';

/** Goes to a new email: the account moves to it when it is verified. */
export const confirmEmailChange = definePlainMail({
  label: 'Verify new email',
  link: {
    path: '/confirm-email-change',
    purpose: 'change-email',
    lifetime: 'changeEmailSeconds',
  },
  content: () => ({
    subject: 'Verify your new email',
    paragraphs: [
      'You asked to use this email for your Rolecall account. Verify it to complete the change.',
    ],
    button: 'Verify email',
    footnote: IGNORE_UNLESS_YOURS,
  }),
});
