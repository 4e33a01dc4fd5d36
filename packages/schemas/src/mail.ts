/** Every kind of mail that Rolecall sends. */
export const MAIL_KINDS = [
  'verify-email',
  'already-registered',
  'invitation',
  'reset-password',
  'password-changed',
  'confirm-email-change',
  'email-change-requested',
  'email-changed',
  'new-sign-in',
  'role-changed',
  'account-deactivated',
  'refresh-reuse',
  'wrong-passwords',
] as const;
export type MailKind = (typeof MAIL_KINDS)[number];
