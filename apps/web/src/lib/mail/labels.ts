import type { SentMail } from '@rolecall/schemas/admin-mail';
import type { MailKind } from '@rolecall/schemas/mail';

export const MAIL_KIND_LABELS: Record<MailKind, string> = {
  'verify-email': 'Confirm the e-mail address',
  'already-registered': 'An account exists already',
  invitation: 'Invitation',
  'reset-password': 'Reset the password',
  'password-changed': 'The password was changed',
  'confirm-email-change': 'Confirm the new e-mail address',
  'email-change-requested': 'Another e-mail address was asked for',
  'email-changed': 'The e-mail address was changed',
  'new-sign-in': 'New sign-in',
  'role-changed': 'The role was changed',
  'account-deactivated': 'The account was deactivated',
  'refresh-reuse': 'A refresh token was used twice',
  'wrong-passwords': 'Session ended after wrong passwords',
};

export const MAIL_STATUS_LABELS: Record<SentMail['status'], string> = {
  queued: 'Waiting',
  sent: 'Sent',
  failed: 'Failed',
  superseded: 'Replaced by a newer one',
};
