import type { Transaction } from '@rolecall/db/database';
import { allAsStored, prepareWrite } from '@rolecall/db/prepared';
import { type MailJobRow, mailJobs } from '@rolecall/db/tables/mail-jobs';
import { and, eq, sql } from 'drizzle-orm';

/** What became of a job; what is left out stays as it is. */
export type Outcome = Partial<
  Pick<
    MailJobRow,
    'attempts' | 'dueAt' | 'sentAt' | 'providerId' | 'lastError' | 'sentTo' | 'details'
  >
> & { status?: 'sent' | 'failed' | 'superseded' };

const { placeholder } = sql;
const note = prepareWrite((orm) =>
  orm
    .update(mailJobs)
    .set({
      // It may have been superseded since it was claimed, and stays so.
      status: sql`coalesce(${placeholder('status')}, ${mailJobs.status})`,
      ...allAsStored([
        'attempts',
        'dueAt',
        'sentAt',
        'providerId',
        'lastError',
        'sentTo',
        'details',
      ]),
      leasedUntil: null,
    })
    .where(and(eq(mailJobs.id, placeholder('id')), eq(mailJobs.attempts, placeholder('claim')))),
);

/** Writes down what became of a claimed job, unless another worker has claimed it since. */
export async function noteOutcome(
  tx: Transaction,
  job: MailJobRow,
  outcome: Outcome,
): Promise<void> {
  const { id, attempts, dueAt, sentAt, providerId, lastError } = job;
  const kept = { status: null, attempts, dueAt, sentAt, providerId, lastError };
  const { sentTo = job.sentTo, details = job.details, ...rest } = outcome;
  const stored = { sentTo: toJson(sentTo), details: toJson(details) };
  await tx.write(note, { id, claim: attempts, ...kept, ...rest, ...stored });
}

const toJson = (value: object | null) => (value === null ? null : JSON.stringify(value));
