import { definePlainMail } from '../define-mail.ts';

/** Tells someone whose account was deactivated that they can sign in again. */
export const accountActivated = definePlainMail({
  label: 'Account reactivated',
  isNotice: true,
  link: { path: '/login' },
  isWanted: ({ isActive }) => isActive,
  content: () => ({
    subject: 'Your account was reactivated',
    paragraphs: [
      'An administrator reactivated your account. You can sign in again with your password.',
    ],
    button: 'Sign in',
    footnote: "If you didn't expect this, contact an administrator.",
  }),
});
