import type { Reader } from '@rolecall/db/database';
import { mailJobs } from '@rolecall/db/tables/mail-jobs';
import type { UserRow } from '@rolecall/db/tables/users';
import type { SentMail } from '@rolecall/schemas/admin-mail';
import { SignInCheck } from '@rolecall/schemas/sign-in-check';
import { UserTarget } from '@rolecall/schemas/user';
import { desc, eq } from 'drizzle-orm';
import { toSentMail } from '../mail/to-sent-mail.ts';
import { loadUser } from '../user/load-user.ts';
import { verb } from '../verb.ts';
import { activeCheck, existsCheck, passwordCheck, verifiedCheck } from './account-checks.ts';
import { failuresCheck, mailCheck, sessionsCheck } from './recent-checks.ts';
import { throttleCheck } from './throttle-check.ts';

const MAILS = 5;

/**
 * Why a user can or cannot sign in: the rules in the order of `signIn`, then what happened recently.
 * Only looks: no counter moves.
 */
export const checkSignIn = verb(
  { may: 'user:diagnose', input: UserTarget, output: SignInCheck, refuses: ['NOT_FOUND'] },
  async (ctx, { id }) => {
    const db = ctx.readConsistent;
    const user = await loadUser(ctx.db.lookup, id);
    const [mails, throttle, failures, sessions] = await Promise.all([
      lastMails(db, user),
      throttleCheck(ctx, db, user),
      failuresCheck(ctx, db, user),
      sessionsCheck(ctx, db, user),
    ]);
    const checks = [
      existsCheck(user),
      throttle,
      passwordCheck(user),
      activeCheck(user),
      verifiedCheck(ctx, user, mails),
      failures,
      mailCheck(user, mails),
      sessions,
    ];
    return { canSignIn: checks.every(({ state }) => state !== 'problem'), checks };
  },
);

async function lastMails(db: Reader, user: UserRow): Promise<SentMail[]> {
  const jobs = await db
    .select()
    .from(mailJobs)
    .where(eq(mailJobs.userId, user.id))
    .orderBy(desc(mailJobs.createdAt), desc(mailJobs.id))
    .limit(MAILS);
  return jobs.map((job) => toSentMail(job, user.email));
}
