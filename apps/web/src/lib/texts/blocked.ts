import type { BlockedCause } from '@rolecall/schemas/blocked';
import { counted, formatNumber } from '@rolecall/schemas/counted';

type CauseTexts = {
  title: string;
  text: string;
  /** The button, the question before it, and what follows from it. */
  label: string;
  question: (who: string) => string;
  follows: string;
  /** `3 users activated.` */
  done: (count: number) => string;
};

const users = (count: number) => counted(count, 'user');

const NEW_LINK = 'Each gets an email with a new link.';

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
    follows: 'They can sign in again. Earlier sessions aren’t restored.',
    done: (count) => `${users(count)} activated.`,
  },
  notInvited: {
    title: 'Not invited yet',
    text: 'They were imported without a password, and no invitation was sent.',
    label: 'Send invitations',
    question: (who) => `Send invitations to ${who}?`,
    follows: 'Each gets an email with a link to set a password.',
    done: (count) => `Invitations sent to ${users(count)}.`,
  },
  invitationExpired: {
    title: 'Invitation expired',
    text: 'They were invited and haven’t accepted. Their link no longer works.',
    label: 'Resend invitations',
    question: (who) => `Resend invitations to ${who}?`,
    follows: NEW_LINK,
    done: (count) => `Invitations resent to ${users(count)}.`,
  },
  noPassword: {
    title: 'No password',
    text: 'They have to set a password before they can sign in.',
    label: 'Send password resets',
    question: (who) => `Send password resets to ${who}?`,
    follows: 'Each gets an email with a link to set a password.',
    done: (count) => `Password setup links sent to ${users(count)}.`,
  },
  unverified: {
    title: 'Email not verified',
    text: 'Verification is required, and they haven’t opened the link.',
    label: 'Resend verification',
    question: (who) => `Resend verification to ${who}?`,
    follows: NEW_LINK,
    done: (count) => `Verification links sent to ${users(count)}.`,
  },
  lockedOut: {
    title: 'Locked out',
    text: 'They have to wait after too many failed sign-ins.',
    label: 'Clear lockouts',
    question: (who) => `Clear lockouts for ${who}?`,
    follows: 'They can try again right away. IP-wide limits stay in place.',
    done: (count) => `Lockouts cleared for ${users(count)}.`,
  },
};
