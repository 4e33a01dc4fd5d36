import type { Invitation } from '@rolecall/schemas/admin-users';
import { mailStatusLabels } from '#lib/texts/mail/labels.ts';
import { invitationTexts as texts } from '#lib/texts/user/invitation.ts';
import { actionTexts } from '#lib/texts/users/actions.ts';
import type { MenuItem } from '#lib/ui/menu-item.ts';

/** How an invitation stands, in a sentence. @param now in milliseconds */
export function invitationText({ invited, mail, link }: Invitation, now: number): string {
  if (!invited) return texts.notInvited;
  if (mail?.status === 'failed') return texts.failed;
  if (mail?.status === 'queued') return texts.queued;
  if (link === null) return texts.noLink;
  if (Date.parse(link.expiresAt) <= now) return texts.expired;
  return texts.waiting;
}

/** What is said in place of when the link expires: it is made when the email leaves. */
export function noLinkValue(mail: Invitation['mail']): string {
  return mail?.status === 'queued' ? texts.beingSent : texts.noValidLink;
}

/** What is said in place of when it was sent. */
export function sentValue({ invited, mail }: Invitation): string {
  if (!invited) return texts.notSent;
  return mail ? mailStatusLabels[mail.status] : texts.notByEmail;
}

/** What the button says that sends one; nothing where an earlier one is sent again. */
export function sendLabel(invitation: Invitation | null): string | undefined {
  return invitation?.invited === false ? texts.send : undefined;
}

/** What a menu offers for someone whom no invitation was sent to: to send one, and none to revoke. */
export function asInvited(invitation: Invitation | null, items: MenuItem[]): MenuItem[] {
  const label = sendLabel(invitation);
  if (label === undefined) return items;
  return items
    .filter((item) => item.label !== actionTexts.revokeInvitation.label)
    .map((item) => (item.label === actionTexts.resendInvitation.label ? { ...item, label } : item));
}
