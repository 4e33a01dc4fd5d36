import type { BlockedCause } from '@rolecall/schemas/blocked';
import { counted, formatNumber } from '@rolecall/schemas/counted';
import type { SentOrKept } from './sent-or-kept.ts';

type CauseTexts = {
  title: string;
  text: string;
  /** The button, the question before it, and what follows from it. */
  label: string;
  question: (who: string) => string;
  follows: SentOrKept<string>;
  /** `3 users activated.` */
  done: SentOrKept<(count: number) => string>;
};

const users = (count: number) => counted(count, 'user');
/** Where no email is said to leave. */
const always = <T>(text: T) => ({ sent: text, kept: text });

const NEW_LINK = {
  sent: 'Each gets an email with a new link.',
  kept: 'Each gets a new link. The emails are kept here, not sent.',
};

/** Everyone who can't sign in, and the remedies. */
export const blockedTexts = {
  title: 'Blocked users',
  lead: 'Users who can’t sign in right now, by reason.',
  check: { label: 'Sign-in check for an email', button: 'Check' },
  noAccount: {
    text: (email: string) =>
      `No account uses ${email}, so signing in fails. Check the spelling, or invite them.`,
    link: 'Invite user',
  },
  none: { title: 'No one is blocked', text: 'Everyone with an account can sign in.' },
  group: (title: string, total: string) => `${title} (${total})`,
  more: (count: number) => `and ${formatNumber(count)} more`,
  /** The button that asks first, and the form that it opens. */
  ask: (label: string) => `${label}…`,
  form: (label: string, title: string) => `${label}: ${title}`,
  all: users,
  /** @param total as the heading says it: `600+` */
  some: (most: number, total: string) => `the first ${formatNumber(most)} of ${total} users`,
  allReasons: 'Show all reasons',
  noOneLeft: 'No one is blocked for this reason anymore.',
  notChanged: (count: number, why: string) => `${users(count)} not changed: ${why}`,
};

/** What the page says of each cause. */
export const blockedCauseTexts: Record<BlockedCause, CauseTexts> = {
  deactivated: {
    title: 'Deactivated',
    text: 'An admin or an import deactivated these accounts.',
    label: 'Activate',
    question: (who) => `Activate ${who}?`,
    follows: always('They can sign in again. Earlier sessions aren’t restored.'),
    done: always((count) => `${users(count)} activated.`),
  },
  notInvited: {
    title: 'Not invited yet',
    text: 'They were imported without a password, and no invitation was sent.',
    label: 'Send invitations',
    question: (who) => `Send invitations to ${who}?`,
    follows: {
      sent: 'Each gets an email with a link to set a password.',
      kept: 'Each gets a link to set a password. The emails are kept here, not sent.',
    },
    done: {
      sent: (count) => `Invitations sent to ${users(count)}.`,
      kept: (count) => `Invitations for ${users(count)} are kept here, not sent.`,
    },
  },
  invitationExpired: {
    title: 'Invitation expired',
    text: 'They were invited and haven’t accepted. Their link no longer works.',
    label: 'Resend invitations',
    question: (who) => `Resend invitations to ${who}?`,
    follows: NEW_LINK,
    done: {
      sent: (count) => `Invitations resent to ${users(count)}.`,
      kept: (count) => `New invitations for ${users(count)} are kept here, not sent.`,
    },
  },
  noPassword: {
    title: 'No password',
    text: 'They have to set a password before they can sign in.',
    label: 'Send password resets',
    question: (who) => `Send password resets to ${who}?`,
    follows: {
      sent: 'Each gets an email with a link to set a password.',
      kept: 'Each gets a link to set a password. The emails are kept here, not sent.',
    },
    done: {
      sent: (count) => `Password setup links sent to ${users(count)}.`,
      kept: (count) => `Password setup links for ${users(count)} are kept here, not sent.`,
    },
  },
  unverified: {
    title: 'Email not verified',
    text: 'Verification is required, and they haven’t opened the link.',
    label: 'Resend verification',
    question: (who) => `Resend verification to ${who}?`,
    follows: NEW_LINK,
    done: {
      sent: (count) => `Verification links sent to ${users(count)}.`,
      kept: (count) => `Verification links for ${users(count)} are kept here, not sent.`,
    },
  },
  lockedOut: {
    title: 'Locked out',
    text: 'They have to wait after too many failed sign-ins.',
    label: 'Clear lockouts',
    question: (who) => `Clear lockouts for ${who}?`,
    follows: always('They can try again right away. IP-wide limits stay in place.'),
    done: always((count) => `Lockouts cleared for ${users(count)}.`),
  },
};
