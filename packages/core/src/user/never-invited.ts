import { auditEvents } from '@rolecall/db/tables/audit-events';
import { importedUsers, imports } from '@rolecall/db/tables/imports';
import { mailJobs } from '@rolecall/db/tables/mail-jobs';
import { type Column, type SQL, sql } from 'drizzle-orm';
import { unindexed } from '../paging/unindexed.ts';

/**
 * Whether someone came with an import that mailed no invitations, and has got none since. Emails and
 * events are kept for a while only: either tells of one, and that an import sent some is kept with it.
 */
export const neverInvited = (userId: Column): SQL => sql`(exists (
    select 1 from ${importedUsers} join ${imports} on ${imports.id} = ${importedUsers.importId}
    where ${importedUsers.userId} = ${userId} and ${imports.report} ->> '$.invite' is not 1
  ) and not exists (
    select 1 from ${mailJobs} where ${mailJobs.userId} = ${userId} and ${mailJobs.kind} = 'invitation'
  ) and not exists (
    select 1 from ${auditEvents} where ${auditEvents.targetId} = ${userId}
      and ${unindexed(auditEvents.action)} in ('user.invitation_sent', 'user.invitation_link_created')
  ))`;
