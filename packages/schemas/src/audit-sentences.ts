import type { AuditEvent } from './audit.ts';
import type { AuditAction } from './audit-actions.ts';
import { actorOf, targetOf } from './audit-entities.ts';

type Said = Pick<AuditEvent, 'action' | 'after'>;

/**
 * What an audit event says after the name of who did it. `%` is whom it was about. With two texts, the
 * second is for those who did it to themselves. With one, they get it without the part in brackets.
 */
const SENTENCES: Record<AuditAction, string | readonly [other: string, own: string]> = {
  'user.registered': 'signed up[ as %]',
  'user.registered_again': ['tried to sign up with the email of %', 'tried to sign up again'],
  'user.created': ['created the account of %', 'created their account'],
  'user.set_up_as_admin': ['made % the first administrator', 'became the first administrator'],
  'user.invitation_accepted': 'accepted the invitation[ of %]',
  'user.invitation_sent': 'sent a new invitation to %',
  'user.invitation_link_created': 'created an invitation link for %',
  'user.invitation_revoked': 'revoked the invitation of %',
  'user.verification_requested': 'requested a verification email[ for %]',
  'user.email_verified': ['verified the email of % with a link', 'verified their email'],
  'user.email_change_requested': 'requested an email change[ for %]',
  'user.email_changed': ['changed the email of %', 'changed their email'],
  'user.password_reset_requested': 'requested a password reset[ for %]',
  'user.password_reset': [
    'reset the password of % with a link',
    'reset their password with a link',
  ],
  'user.password_changed': ['changed the password of %', 'changed their password'],
  'user.password_reset_sent': ['sent a password reset to %', 'sent themselves a password reset'],
  'user.throttle_cleared': ['cleared the lockout of %', 'cleared their lockout'],
  'user.mail_stopped': 'stopped emails to %',
  'user.mail_resumed': ['resumed emails to %', 'resumed emails to themselves'],
  'user.profile_updated': ['changed the profile of %', 'changed their profile'],
  'user.data_exported': ['downloaded the data of %', 'downloaded their data'],
  'user.list_exported': 'downloaded the user list',
  'user.deleted': ['deleted the account of %', 'deleted their account'],
  'user.role_changed': ['changed the role of %', 'changed their role'],
  'user.activated': ['activated %', 'activated themselves'],
  'user.deactivated': ['deactivated %', 'deactivated themselves'],
  'session.started': 'signed in[ as %]',
  'session.refused': ['failed to sign in as %', 'entered a wrong password'],
  'session.reauthenticated': ['confirmed the password of %', 'confirmed their password'],
  'session.ended': 'signed[ %] out',
  'session.refresh_reused': 'reused a refresh token[ of %]',
  'session.ended_after_failures': 'was signed out after too many wrong passwords[ for %]',
  'access.denied': 'was denied access[ to %]',
  'post.created': 'published %',
  'post.updated': 'changed %',
  'post.deleted': 'deleted %',
  'comment.created': 'wrote %',
  'comment.updated': 'changed %',
  'comment.deleted': 'deleted %',
  'installation.demo_seeded': 'added demo data',
  'installation.key_rotated': 'rotated the signing key',
  'installation.backed_up': 'made a backup',
  'installation.backup_failed': 'tried to make a backup, which failed',
  'installation.restored': 'restored a backup',
  'installation.setup_link_issued': 'created a setup link',
  'installation.import_uploaded': 'uploaded an import file',
  'installation.import_discarded': 'deleted an import file',
  'installation.import_started': 'started an import',
  'installation.import_stopped': 'stopped an import',
  'installation.users_imported': 'imported users',
  'installation.import_undo_started': 'started undoing an import',
  'installation.import_undone': 'undid an import',
  'installation.import_downloaded': 'downloaded the results of an import',
  'installation.hashes_exported': 'exported all password hashes',
};

/** Whoever got no password with the account was invited to set one. */
const INVITED = 'invited %';

/** What events say where no one was signed in: a visitor has no name. */
const BY_VISITORS: Partial<Record<AuditAction, string>> = {
  'user.registered': '% signed up',
  'user.registered_again': 'Sign-up with the email of %, who has an account',
  'user.invitation_accepted': '% accepted the invitation',
  'user.verification_requested': 'Verification email requested for %',
  'user.email_verified': '% verified their email',
  'user.email_changed': '% changed their email with a link',
  'user.password_reset_requested': 'Password reset requested for %',
  'user.password_reset': '% reset their password with a link',
  'session.started': '% signed in',
  'session.refused': 'Failed sign-in for %',
  'session.ended_after_failures': '% was signed out after too many wrong passwords',
};

/** The sentence of an event that needs no actor: the text before and after its target. */
export function visitorSentence({
  action,
  actorKind,
}: Pick<AuditEvent, 'action' | 'actorKind'>): { before: string; after: string } | undefined {
  const sentence = actorKind === 'anonymous' ? BY_VISITORS[action] : undefined;
  if (sentence === undefined) return undefined;
  const [before = '', after = ''] = sentence.split('%');
  return { before, after };
}

/** What an admin says of an email without changing it, which is not what its owner does. */
const MARKED = ['marked the email of % as verified', 'marked their email as verified'] as const;
const UNMARKED = [
  'marked the email of % as unverified',
  'marked their email as unverified',
] as const;

/** Which role someone has now. */
const ROLE_GIVEN: Record<string, readonly [other: string, own: string]> = {
  admin: ['gave the admin role to %', 'gave themselves the admin role'],
  user: ['removed the admin role from %', 'gave up the admin role'],
};

/** Which sessions ended, where it was not the one that asked. */
const ENDED: Record<string, string | readonly [other: string, own: string]> = {
  another: ['signed % out of a session', 'signed out another of their sessions'],
  others: ['signed % out of other sessions', 'signed out their other sessions'],
  all: 'signed[ %] out everywhere',
};

/** The sentence of an event, by what it says of itself where its name alone would not be true. */
function sentenceOf({ action, after }: Said) {
  if (action === 'user.created' && after?.invited) return INVITED;
  if (action === 'user.email_changed' && after && !('email' in after)) {
    return after.emailVerified ? MARKED : UNMARKED;
  }
  const role = action === 'user.role_changed' ? ROLE_GIVEN[String(after?.role)] : undefined;
  if (role !== undefined) return role;
  const ended = action === 'session.ended' ? ENDED[String(after?.ended)] : undefined;
  return ended ?? SENTENCES[action];
}

/** @returns the text before and after the name of whom it was about; no `after` without a name */
export function sentenceFor(event: Said, isOwn: boolean): { before: string; after?: string } {
  const sentence = sentenceOf(event);
  const [said, ofOneself] =
    typeof sentence === 'string' ? [sentence, sentence.replace(/\[.*\]/, '')] : sentence;
  const [before = '', after] = (isOwn ? ofOneself : said).replace(/[[\]]/g, '').split('%');
  return after === undefined ? { before } : { before, after };
}

/** All that an event says, in one line of plain text. */
export function sentenceOfEvent(event: AuditEvent): string {
  const byVisitor = visitorSentence(event);
  const isOwn = event.targetKind === 'user' && event.actorId === event.targetId;
  const { before, after } = byVisitor ?? sentenceFor(event, isOwn);
  const actor = byVisitor ? '' : `${actorOf(event).label} `;
  const target = after === undefined ? '' : `${targetOf(event).label}${after}`;
  return `${actor}${before}${target}`;
}
