import type { Invitation } from '@rolecall/schemas/admin-users';
import { sentOrKept } from '#lib/sent-or-kept.ts';
import { mailStatusLabels } from '#lib/texts/mail/labels.ts';
import { invitationTexts as texts } from '#lib/texts/user/invitation.ts';

/** How an invitation stands, in a sentence. @param now in milliseconds */
export function invitationText({ mail, link }: Invitation, now: number): string {
  if (mail?.status === 'failed') return texts.failed;
  if (mail?.status === 'queued') return sentOrKept(texts.queued);
  if (link === null) return texts.noLink;
  if (Date.parse(link.expiresAt) <= now) return texts.expired;
  return texts.waiting;
}

/** What is said in place of when the link expires: it is made when the email leaves. */
export function noLinkValue(mail: Invitation['mail']): string {
  return mail?.status === 'queued' ? texts.beingSent : texts.noValidLink;
}

/** What is said in place of when it was sent. */
export function sentValue(mail: Invitation['mail']): string {
  return mail ? mailStatusLabels[mail.status] : texts.notByEmail;
}
