import { definePlainMail } from '../define-mail.ts';

/** Tells someone why they cannot sign in any more. */
export const accountDeactivated = definePlainMail({
  label: 'Account deactivated',
  isNotice: true,
  isWanted: ({ isActive }) => !isActive,
  content: () => ({
    subject: 'Your account was deactivated',
    paragraphs: [
      "An administrator deactivated your account. You were signed out everywhere and can't sign in until it's activated again.",
    ],
    footnote: "If you didn't expect this, contact an administrator.",
  }),
});
