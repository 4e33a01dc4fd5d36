import type { Invitation } from '@rolecall/schemas/admin-users';
import { MAIL_STATUS_LABELS } from '#lib/texts/mail/labels.ts';

/** How an invitation stands, in a sentence. @param now in milliseconds */
export function invitationText({ mail, link }: Invitation, now: number): string {
  if (mail?.status === 'failed')
    return 'The email couldn’t be delivered. Resend the invitation, or create a link to share.';
  if (mail?.status === 'queued') return 'The email with the link is on its way.';
  if (link === null) return 'There’s no valid link. Resend the invitation to send one.';
  if (Date.parse(link.expiresAt) <= now) return 'The link has expired. Resend the invitation.';
  return 'They haven’t accepted yet. Accepting sets a password and verifies the email.';
}

/** What is said in place of when it was sent. */
export function sentValue(mail: Invitation['mail']): string {
  return mail ? MAIL_STATUS_LABELS[mail.status] : 'Not by email';
}
