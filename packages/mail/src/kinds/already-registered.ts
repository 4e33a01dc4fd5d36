import { definePlainMail } from '../define-mail.ts';

/** Tells the owner of an email that it was entered for another account. */
export const alreadyRegistered = definePlainMail({
  label: 'Already registered',
  link: { path: '/login' },
  content: () => ({
    subject: 'You already have an account',
    paragraphs: [
      'Someone tried to use this email for a Rolecall account, but it already belongs to yours. If that was you, sign in with it instead.',
    ],
    button: 'Sign in',
    footnote: "If this wasn't you, there's nothing to do. Your account hasn't changed.",
  }),
});
