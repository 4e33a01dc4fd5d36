import type { MailJobRow } from '@rolecall/db/tables/mail-jobs';
import type { UserRow } from '@rolecall/db/tables/users';
import { MAILS } from '@rolecall/mail/kinds';
import type { Message } from '@rolecall/mail/mail';
import { renderMail } from '@rolecall/mail/render';
import { MASKED_TOKEN } from '@rolecall/schemas/masked-token';
import type { Installation } from '../context.ts';
import { addressedMail } from './addressed-mail.ts';
import { withLink } from './with-link.ts';

/**
 * What a mail said or will say, composed again from what is stored of it, and without its token
 * (docs/decisions/055).
 * @returns `null` where too little of it is kept
 */
export function previewMail(
  core: Installation,
  job: MailJobRow,
  user: UserRow,
): Pick<Message, 'subject' | 'html' | 'text'> | null {
  const { kind, status, sentTo } = job;
  if (status === 'sent' && sentTo === null) return null;
  const mail = addressedMail(job, user);
  if (!MAILS[kind].details.safeParse(mail.details ?? {}).success) return null;
  return renderMail(withLink(core, mail, MASKED_TOKEN));
}
