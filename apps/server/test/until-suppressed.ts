import { mailJobs } from '@rolecall/db/tables/mail-jobs';
import { poll } from '@rolecall/testkit/poll';
import type { TestServer } from '@rolecall/testkit/test-server';

/** Waits until a mail is held back. */
export async function untilSuppressed({ core }: TestServer): Promise<void> {
  await poll(async () => {
    const jobs = await core.db.readConsistent().select().from(mailJobs);
    return jobs.some(({ status }) => status === 'suppressed') || undefined;
  }, 'The mail was not suppressed.');
}
