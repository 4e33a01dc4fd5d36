import { auditEvents } from '@rolecall/db/tables/audit-events';
import { importedUsers, imports } from '@rolecall/db/tables/imports';
import { mailJobs } from '@rolecall/db/tables/mail-jobs';
import { type Column, type SQL, sql } from 'drizzle-orm';
import { unindexed } from '../paging/unindexed.ts';

/**
 * Whether someone came with an import that sent no invitations, and got none since. Emails and audit
 * events are deleted after a while, so that either is proof, and the import keeps whether it sent any.
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
