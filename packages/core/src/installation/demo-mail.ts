import type { mailJobs } from '@rolecall/db/tables/mail-jobs';
import type { users } from '@rolecall/db/tables/users';
import { newId } from '../ids.ts';

/** Someone made up. */
export type Person = Omit<typeof users.$inferInsert, 'id'> & { id: string };
type Mail = typeof mailJobs.$inferInsert;

/** A made-up mail that was not taken. */
export const BOUNCED: Partial<Mail> = {
  status: 'failed',
  sentAt: null,
  sentTo: null,
  lastError: 'The provider says that this email does not exist.',
};

/** A made-up mail that was sent. @param at in milliseconds */
export function demoMail(
  kind: Mail['kind'],
  person: Person,
  at: number,
  more: Partial<Mail>,
): Mail {
  const createdAt = new Date(at);
  const sent = { attempts: 1, createdAt, dueAt: createdAt, sentAt: createdAt };
  const { id: userId, email, emailVerified, firstName = '', lastName = '' } = person;
  const isNamed = emailVerified === true && kind !== 'verify-email';
  const sentTo = { email, name: isNamed ? `${firstName} ${lastName}`.trim() : '' };
  return { id: newId('mail', createdAt), kind, userId, status: 'sent', ...sent, sentTo, ...more };
}
