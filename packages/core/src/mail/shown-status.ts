import { type MailJobRow, mailJobs } from '@rolecall/db/tables/mail-jobs';
import type { MailStatus } from '@rolecall/schemas/admin-mail';
import { and, eq, isNull, ne, or, type SQL } from 'drizzle-orm';

/**
 * What became of a job, as it is told. The local mailbox calls a mail by its own id, and providers
 * never do: so the job knows whether it left, also after a provider was set.
 */
export const shownStatus = ({
  id,
  status,
  providerId,
}: Pick<MailJobRow, 'id' | 'status' | 'providerId'>): MailStatus =>
  status === 'sent' && providerId === id ? 'kept' : status;

/** The same rule as a condition in SQL. */
export function hasStatus(status: MailStatus): SQL | undefined {
  const { id, providerId } = mailJobs;
  if (status === 'kept') return and(eq(mailJobs.status, 'sent'), eq(providerId, id));
  const isIt = eq(mailJobs.status, status);
  return status === 'sent' ? and(isIt, or(isNull(providerId), ne(providerId, id))) : isIt;
}
