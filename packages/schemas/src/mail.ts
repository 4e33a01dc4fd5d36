// Made from the kinds in packages/mail, by `bun run kinds` there.

/** Every kind of mail that Rolecall sends, and what the mail log calls it. */
export const MAIL_LABELS = {
  'verify-email': 'Verify email',
  'already-registered': 'Already registered',
  invitation: 'Invitation',
  'reset-password': 'Password reset',
  'password-changed': 'Password changed',
  'confirm-email-change': 'Verify new email',
  'email-change-requested': 'Email change requested',
  'email-changed': 'Email changed',
  'new-sign-in': 'New sign-in',
  'role-changed': 'Role changed',
  'account-deactivated': 'Account deactivated',
  'account-activated': 'Account reactivated',
  'refresh-reuse': 'Refresh token reused',
  'wrong-passwords': 'Session signed out after wrong passwords',
} as const;

export type MailKind = keyof typeof MAIL_LABELS;
export const MAIL_KINDS = Object.keys(MAIL_LABELS) as MailKind[];
