import { z } from 'zod';
import { OneTimeToken, Password, TypedPassword } from './fields.ts';

/** The pages that mailed links lead to. */
const LINK_PURPOSES = ['verify-email', 'reset-password', 'invitation', 'change-email'] as const;
export type LinkPurpose = (typeof LINK_PURPOSES)[number];

export const InspectLinkInput = z.strictObject({
  purpose: z.enum(LINK_PURPOSES),
  token: OneTimeToken,
});

/** What a mailed link is good for. */
export const LinkState = z.object({
  /**
   * `verified`: what it was to prove is proved; `revoked`: an invitation that was revoked;
   * `deactivated`: an invitation whose account was deactivated before it was accepted;
   * `unknown`: replaced, or none of ours.
   */
  state: z.enum(['usable', 'verified', 'used', 'expired', 'revoked', 'deactivated', 'unknown']),
  /** Where it was sent. */
  email: z.string().nullable(),
  /** What an invitation calls whom it was sent to. */
  firstName: z.string(),
  lastName: z.string(),
  /** Whether it is for the account of the caller. */
  isYours: z.boolean(),
  /** Whether the account has a password; never of a `revoked` invitation, whatever its email has. */
  hasPassword: z.boolean(),
});
export type LinkState = z.infer<typeof LinkState>;

/** A link of which there is nothing to say: it is none of ours, or not any more. */
export const UNKNOWN_LINK: LinkState = {
  state: 'unknown',
  email: null,
  firstName: '',
  lastName: '',
  isYours: false,
  hasPassword: false,
};

/**
 * The link proves the email. That the account is yours takes its session, its password, or a new
 * password, which ends what was set up before.
 */
export const VerifyEmailInput = z
  .strictObject({
    token: OneTimeToken,
    password: TypedPassword.optional().describe(
      'The password of the account. Not needed with an access token of the account.',
    ),
    newPassword: Password.optional().describe(
      'A new password for the account, in place of its password. Everything set up before ends: the earlier password, names, sessions, email changes and links, posts and comments. The only way if `EMAIL_VERIFICATION` is `required` and the email was registered more than once, with different passwords.',
    ),
  })
  .refine(({ password, newPassword }) => password === undefined || newPassword === undefined, {
    error: 'Send the password or a new one, not both.',
    path: ['newPassword'],
  });
export type VerifyEmailInput = z.infer<typeof VerifyEmailInput>;
