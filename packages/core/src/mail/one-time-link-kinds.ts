import { MAIL_KINDS, MAILS, type MailKind } from '@rolecall/mail/kinds';

/** Whether a mail of this kind replaces an earlier one: its link makes that one's void. */
export function hasOneTimeLink(kind: MailKind): boolean {
  return MAILS[kind].link?.purpose !== undefined;
}

export const ONE_TIME_LINK_KINDS = MAIL_KINDS.filter(hasOneTimeLink);
