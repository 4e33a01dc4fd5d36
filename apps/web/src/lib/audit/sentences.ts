import type { AuditAction } from '@rolecall/schemas/audit';

/**
 * What an audit event says after the name of who did it. `%` is whom it was about; the second
 * text is for those who did it to themselves.
 */
const SENTENCES: Record<AuditAction, readonly [other: string, own: string]> = {
  'user.registered': ['created the account %', 'created their account'],
  'user.registered_again': ['tried to register with the address of %', 'tried to register again'],
  'user.created': ['created the account of %', 'created their account'],
  'user.set_up_as_admin': ['made % the first administrator', 'became the first administrator'],
  'user.verification_requested': [
    'asked for a link to confirm the address of %',
    'asked for a link to confirm their address',
  ],
  'user.email_verified': ['confirmed the e-mail address of %', 'confirmed their e-mail address'],
  'user.email_change_requested': [
    'asked for another e-mail address for %',
    'asked for another e-mail address',
  ],
  'user.email_changed': ['changed the e-mail address of %', 'changed their e-mail address'],
  'user.password_reset_requested': [
    'asked for a link to reset the password of %',
    'asked for a link to reset their password',
  ],
  'user.password_reset': [
    'set a password for % with a mailed link',
    'set a password with a mailed link',
  ],
  'user.password_changed': ['changed the password of %', 'changed their password'],
  'user.password_reset_sent': [
    'sent % a link to set a password',
    'sent themselves a link to set a password',
  ],
  'user.throttle_cleared': [
    'let % try to sign in again at once',
    'let themselves try to sign in again at once',
  ],
  'user.profile_updated': ['changed the profile of %', 'changed their profile'],
  'user.data_exported': ['downloaded the data of %', 'downloaded their data'],
  'user.list_exported': ['downloaded the list of users of %', ''],
  'user.deleted': ['deleted the account of %', 'deleted their account'],
  'user.role_changed': ['changed the role of %', 'changed their role'],
  'user.activated': ['activated %', 'activated themselves'],
  'user.deactivated': ['deactivated %', 'deactivated themselves'],
  'session.started': ['signed in as %', 'signed in'],
  'session.refused': ['could not sign in as %', 'gave a wrong password'],
  'session.reauthenticated': ['entered the password of % again', 'entered their password again'],
  'session.ended': ['signed % out', 'signed out'],
  'session.refresh_reused': ['used a spent refresh token of %', 'used a spent refresh token'],
  'session.ended_after_failures': [
    'was signed out after too many wrong passwords for %',
    'was signed out after too many wrong passwords',
  ],
  'access.denied': ['tried what is not allowed', 'tried what is not allowed'],
  'post.created': ['published %', ''],
  'post.updated': ['changed %', ''],
  'post.deleted': ['deleted %', ''],
  'comment.created': ['wrote %', ''],
  'comment.updated': ['changed %', ''],
  'comment.deleted': ['deleted %', ''],
  'installation.demo_seeded': ['filled % with demo data', ''],
  'installation.key_rotated': ['rotated the signing key of %', ''],
  'installation.setup_link_issued': ['issued the link that sets up %', ''],
};

/** The names of everything that is written down, as filters know them. */
export const AUDIT_ACTIONS: readonly string[] = Object.keys(SENTENCES);

/** An action as the head of a list names it: `user.role_changed` is `User: role changed`. */
export function actionLabel(action: string): string {
  const [noun = '', what = ''] = action.split('.');
  const words = `${noun}: ${what.replaceAll('_', ' ')}`;
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** @returns the text before and after the name of the one it was about; no name in `own` */
export function sentenceFor(
  action: AuditAction,
  isOwn: boolean,
): { before: string; after?: string } {
  const [other, own] = SENTENCES[action];
  if (isOwn) return { before: own };
  const [before = '', after = ''] = other.split('%');
  return { before, after };
}
