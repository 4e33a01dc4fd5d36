import { mailJobs } from '@rolecall/db/tables/mail-jobs';
import { users } from '@rolecall/db/tables/users';
import { MailInput, MailPreview } from '@rolecall/schemas/admin-mail';
import { eq } from 'drizzle-orm';
import { DomainError } from '../errors.ts';
import { verb } from '../verb.ts';
import { previewMail } from './preview-mail.ts';
import { toSentMail } from './to-sent-mail.ts';

/** An email, what became of it, and what it says, with its one-time link masked. */
export const getMail = verb(
  { may: 'mail:read', input: MailInput, output: MailPreview, refuses: ['NOT_FOUND'] },
  async (ctx, { id }) => {
    const [found] = await ctx.db.lookup
      .select({ job: mailJobs, user: users })
      .from(mailJobs)
      .innerJoin(users, eq(users.id, mailJobs.userId))
      .where(eq(mailJobs.id, id))
      .limit(1);
    if (found === undefined) throw new DomainError('NOT_FOUND');
    const { job, user } = found;
    return { ...toSentMail(job, user.email), content: previewMail(ctx, job, user) };
  },
);
