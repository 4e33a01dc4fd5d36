import type { Mail } from './mail.ts';

/** The words of a mail, before they are laid out as HTML and as text. */
export type Letter = {
  subject: string;
  paragraphs: string[];
  button?: { label: string; link: string };
  /** The small print below: why this came and what to do when it should not have. */
  footnote: string;
};

const NOT_YOU = 'If this was not you, you can ignore this mail: nothing happens without the link.';

/** Writes the letter of each kind of mail. */
export function writeLetter(mail: Mail): Letter {
  switch (mail.kind) {
    case 'verify-email':
      return {
        subject: 'Confirm your e-mail address',
        paragraphs: [
          'Somebody, most likely you, signed up with this address. Confirm that it is yours.',
        ],
        button: { label: 'Confirm address', link: mail.link },
        footnote: `The link works once and for 24 hours. ${NOT_YOU}`,
      };
    case 'already-registered':
      return {
        subject: 'You have an account already',
        paragraphs: [
          'Somebody, most likely you, tried to sign up with this address, which has an account already. Sign in with it instead.',
        ],
        button: { label: 'Sign in', link: mail.link },
        footnote: 'If this was not you, there is nothing to do: your account is unchanged.',
      };
    case 'role-changed':
      return {
        subject: 'Your role has changed',
        paragraphs: [
          mail.role === 'admin'
            ? 'You are an administrator now: you can manage the people of this installation.'
            : 'You are not an administrator any more. You keep your own account.',
        ],
        button: { label: 'Open your account', link: mail.link },
        footnote: 'An administrator made this change. Ask them if you did not expect it.',
      };
    case 'account-deactivated':
      return {
        subject: 'Your account has been deactivated',
        paragraphs: [
          'An administrator deactivated your account. You have been signed out everywhere and cannot sign in until it is activated again.',
        ],
        footnote: 'Ask an administrator if you did not expect this.',
      };
    case 'refresh-reuse':
      return {
        subject: 'We signed out one of your apps',
        paragraphs: [
          `On ${formatTime(mail.at)} an app of yours presented a token that had been used before. A copy of it may be in other hands, so we ended that session.`,
          'Sign in again in the app. If it happens again, change your password.',
        ],
        button: { label: 'Sign in', link: mail.link },
        footnote: 'You get this mail because it concerns the security of your account.',
      };
  }
}

function formatTime(at: Date): string {
  return new Intl.DateTimeFormat('en-GB', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'UTC',
  })
    .format(at)
    .concat(' UTC');
}
