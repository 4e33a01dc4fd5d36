import type { Reader } from '@rolecall/db/database';
import { importedUsers } from '@rolecall/db/tables/imports';
import { mailJobs } from '@rolecall/db/tables/mail-jobs';
import { and, countDistinct, eq } from 'drizzle-orm';

/** How many users of an import were emailed an invitation. */
export async function countInvited(read: Pick<Reader, 'select'>, importId: string) {
  const [found] = await read
    .select({ users: countDistinct(mailJobs.userId) })
    .from(importedUsers)
    .innerJoin(
      mailJobs,
      and(eq(mailJobs.userId, importedUsers.userId), eq(mailJobs.kind, 'invitation')),
    )
    .where(eq(importedUsers.importId, importId));
  return found?.users ?? 0;
}
