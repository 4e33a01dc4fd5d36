import type { TokenPurpose } from '@rolecall/db/tables/one-time-tokens';

const ALL_MAILED = ['verify-email', 'reset-password', 'invitation', 'change-email'] as const;

/**
 * Which of an account's one-time tokens become void, by what happens to it. A request by a stranger
 * is no such event: a newer token replaces those of its own purpose, and no others.
 */
export const REVOKED_BY = {
  /** Verification stays: it proves the email, whatever the password is. */
  passwordChanged: ['reset-password', 'invitation', 'change-email'],
  /** By a link, which proved the email as well. */
  passwordReset: ALL_MAILED,
  /** By a link that an admin was shown: a mail that waits would make it void. */
  invitationReplaced: ['invitation'],
  /** Also where no new link follows: that would tell that the new email has an account. */
  emailChangeRequested: ['change-email'],
  emailVerified: ['verify-email'],
  emailChanged: ALL_MAILED,
  /** An invitation waits: whoever reverts the deactivation finds it as it was. */
  deactivated: ['verify-email', 'reset-password', 'change-email'],
  activated: ['invitation'],
} as const satisfies Record<string, readonly TokenPurpose[]>;

export type RevokingEvent = keyof typeof REVOKED_BY;
