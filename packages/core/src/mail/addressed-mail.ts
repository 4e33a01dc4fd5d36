import type { MailJobRow } from '@rolecall/db/tables/mail-jobs';
import type { UserRow } from '@rolecall/db/tables/users';
import { MAILS } from '@rolecall/mail/kinds';
import type { Mail } from '@rolecall/mail/mail';
import { recipientOf } from './recipient-of.ts';

/** What a job's mail tells to whom: as it was sent or, before that, as it would be sent now. */
export function addressedMail(job: MailJobRow, user: UserRow): Mail {
  const { kind, createdAt: at, sentTo, details } = job;
  if (sentTo !== null) return { kind, to: sentTo, at, details };
  // What a user wrote can say anything: it goes to the email of an account that has verified it.
  const { email, isOwn } = recipientOf(job, user);
  const to = { email, name: isOwn ? user.fullName : '' };
  return { kind, to, at, details: isOwn ? details : { ...details, ...MAILS[kind].impersonal } };
}
