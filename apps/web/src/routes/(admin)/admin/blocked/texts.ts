import type { BlockedCause } from '@rolecall/schemas/blocked';

type CauseTexts = {
  title: string;
  text: string;
  /** The button, and what follows from it. */
  label: string;
  follows: string;
  /** `3 users activated.` */
  done: string;
};

/** What the page says of each cause. */
export const CAUSE_TEXTS: Record<BlockedCause, CauseTexts> = {
  deactivated: {
    title: 'Deactivated',
    text: 'An admin or an import deactivated these accounts.',
    label: 'Activate',
    follows: 'They can sign in again. Sessions they had before stay ended.',
    done: 'activated',
  },
  invitationExpired: {
    title: 'Invitation expired',
    text: 'They were invited and haven’t accepted. Their link has expired.',
    label: 'Resend invitations',
    follows: 'Each gets an email with a new link.',
    done: 'invited again',
  },
  noPassword: {
    title: 'No password',
    text: 'They have to set a password before they can sign in.',
    label: 'Send password resets',
    follows: 'Each gets an email with a link to set a password.',
    done: 'sent a link to set a password',
  },
  unverified: {
    title: 'Email not verified',
    text: 'Verification is required, and they haven’t opened the link.',
    label: 'Resend verification',
    follows: 'Each gets an email with a new link.',
    done: 'sent a new link',
  },
  lockedOut: {
    title: 'Locked out',
    text: 'They have to wait after too many failed sign-ins.',
    label: 'Clear lockouts',
    follows: 'They can try again at once. Limits of a whole IP stay.',
    done: 'no longer locked out',
  },
};
