import { mailJobs } from '@rolecall/db/tables/mail-jobs';
import { users } from '@rolecall/db/tables/users';
import { ListMailInput, MailPage } from '@rolecall/schemas/admin-mail';
import { and, desc, eq } from 'drizzle-orm';
import { afterCursor, pageOf } from '../paging/time-cursor.ts';
import { verb } from '../verb.ts';
import { hasStatus } from './shown-status.ts';
import { toSentMail } from './to-sent-mail.ts';

/** Emails and what became of them, the newest first, on from a cursor. */
export const listMail = verb(
  { may: 'mail:read', input: ListMailInput, output: MailPage },
  async (ctx, input) => {
    const { userId, status, perPage, cursor } = input;
    const found = await ctx.read
      .select({ job: mailJobs, userEmail: users.email })
      .from(mailJobs)
      .innerJoin(users, eq(users.id, mailJobs.userId))
      .where(
        and(
          userId === undefined ? undefined : eq(mailJobs.userId, userId),
          status === undefined ? undefined : hasStatus(status),
          afterCursor({ at: mailJobs.createdAt, id: mailJobs.id }, cursor, 'desc'),
        ),
      )
      .orderBy(desc(mailJobs.createdAt), desc(mailJobs.id))
      .limit(perPage + 1);
    const { rows, nextCursor } = pageOf(found, perPage, ({ job: { createdAt: at, id } }) => ({
      at,
      id,
    }));
    return { items: rows.map(({ job, userEmail }) => toSentMail(job, userEmail)), nextCursor };
  },
);
