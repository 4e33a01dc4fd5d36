import type { MailJobRow } from '@rolecall/db/tables/mail-jobs';
import type { UserRow } from '@rolecall/db/tables/users';

/** Where a mail goes, and whether that is the email of an account that has verified it. */
export function recipientOf(
  job: Pick<MailJobRow, 'email'>,
  user: Pick<UserRow, 'email' | 'emailVerified'>,
): { email: string; isOwn: boolean } {
  const email = job.email ?? user.email;
  return { email, isOwn: user.emailVerified && email === user.email };
}
