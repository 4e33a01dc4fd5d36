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

const SECURITY = 'You get this mail because it concerns the security of your account.';

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
        footnote: `${validity(mail.validSeconds)} ${NOT_YOU}`,
      };
    case 'invitation':
      return {
        subject: 'You have been invited',
        paragraphs: [
          'An administrator made an account for you. Choose a password, and it is yours.',
        ],
        button: { label: 'Choose a password', link: mail.link },
        footnote: `${validity(mail.validSeconds)} If you do not want the account, ignore this mail.`,
      };
    case 'reset-password':
      return {
        subject: 'Set a new password',
        paragraphs: [
          'Somebody, most likely you, asked for a new password. Setting one signs you out everywhere else.',
        ],
        button: { label: 'Set a new password', link: mail.link },
        footnote: `${validity(mail.validSeconds)} ${NOT_YOU}`,
      };
    case 'confirm-email-change':
      return {
        subject: 'Confirm your new e-mail address',
        paragraphs: ['You asked to use this address for your account. Confirm that it is yours.'],
        button: { label: 'Use this address', link: mail.link },
        footnote: `${validity(mail.validSeconds)} ${NOT_YOU}`,
      };
    case 'password-changed':
      return {
        subject: 'Your password has been changed',
        paragraphs: [
          `The password of your account was changed on ${formatTime(mail.at)}. Other devices and apps have been signed out.`,
          'If this was not you, set a new password now: that signs out whoever did it.',
        ],
        button: { label: 'This was not me', link: mail.link },
        footnote: SECURITY,
      };
    case 'email-change-requested':
      return {
        subject: 'A new e-mail address for your account',
        paragraphs: [
          `On ${formatTime(mail.at)} somebody who knows your password asked to move your account to another e-mail address. It moves when the new address is confirmed.`,
          'If this was not you, change your password now: that voids the request.',
        ],
        button: { label: 'Review security', link: mail.link },
        footnote: SECURITY,
      };
    case 'email-changed':
      return {
        subject: 'Your e-mail address has been changed',
        paragraphs: [
          `On ${formatTime(mail.at)} your account was moved to another e-mail address. This one does not belong to it any more.`,
          'If this was not you, tell an administrator at once.',
        ],
        footnote: SECURITY,
      };
    case 'new-sign-in':
      return {
        subject: 'New sign-in to your account',
        paragraphs: [
          `On ${formatTime(mail.at)} somebody signed in to your account with ${mail.device}${mail.address === '' ? '' : ` from ${mail.address}`}, where you have not signed in before.`,
          'If this was you, there is nothing to do. If not, end that session and change your password.',
        ],
        button: { label: 'Review sessions', link: mail.link },
        footnote: SECURITY,
      };
    case 'already-registered':
      return {
        subject: 'You have an account already',
        paragraphs: [
          'Somebody, most likely you, tried to use this address for an account, but it has one already. Sign in with it instead.',
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
        footnote: SECURITY,
      };
    case 'wrong-passwords':
      return {
        subject: 'We ended a session after too many wrong passwords',
        paragraphs: [
          `On ${formatTime(mail.at)} we signed out ${mail.device}${mail.address === '' ? '' : ` at ${mail.address}`}: your password was entered wrong there too many times.`,
          'If this was you, sign in again or reset your password. If not, someone else had access to that session: review your other sessions and change your password.',
        ],
        button: { label: 'Review sessions', link: mail.link },
        footnote: SECURITY,
      };
  }
}

function validity(seconds: number): string {
  const [amount, unit] =
    seconds >= 7200 ? [Math.round(seconds / 3600), 'hours'] : [Math.round(seconds / 60), 'minutes'];
  return `The link works once and for ${amount} ${unit}.`;
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
