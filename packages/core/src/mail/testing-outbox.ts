import { type MailJobRow, mailJobs } from '@rolecall/db/tables/mail-jobs';
import { type UserRow, users } from '@rolecall/db/tables/users';
import { MAILS } from '@rolecall/mail/kinds';
import type { MailKind } from '@rolecall/schemas/mail';
import { eq } from 'drizzle-orm';
import { createTestCore, type TestCore } from '../testing.ts';
import { consumeToken, type OneTimeTokenRow } from '../token/one-time-token.ts';
import { claimMail } from './claim-mail.ts';
import { deliverMail } from './deliver-mail.ts';
import { queueMail } from './queue-mail.ts';
import { createTestMailer, type TestMailer } from './testing-mailer.ts';

export type TestOutbox = TestCore & {
  mailer: TestMailer;
  /** Someone to write to. */
  user: UserRow;
  /** Queues a mail to someone who is as it says. */
  queue(kind: MailKind, to?: UserRow): Promise<void>;
  /** Claims one job and leaves it there. */
  claim(): Promise<MailJobRow>;
  /** Claims what is due and delivers it. @returns how many there were */
  work(): Promise<number>;
  jobs(): Promise<MailJobRow[]>;
  /** The link and the token in it of an attempt, empty where there is none. */
  linkOf(attempt: number): string;
  tokenOf(attempt: number): string;
  /** Uses a verification token up. */
  prove(token: string): Promise<OneTimeTokenRow>;
};

/** An outbox on a database of its own, worked by hand instead of by a worker. */
export async function createTestOutbox(): Promise<TestOutbox> {
  const installation = await createTestCore();
  const { core, ctx } = installation;
  const mailer = createTestMailer();
  const user = await installation.addUser({ firstName: 'Ada' });
  const linkOf = (attempt: number) => mailer.attempts[attempt]?.mail.link ?? '';
  return {
    ...installation,
    mailer,
    user,
    queue: (kind, to = user) =>
      core.db.transaction(async (tx) => {
        const access = kind === 'account-deactivated' ? 'inactive' : to.access;
        await tx.update(users).set({ access }).where(eq(users.id, to.id));
        await queueMail(ctx, tx, kind, to.id, MAILS[kind].example);
      }),
    claim: async () => {
      const [job] = await claimMail(core);
      if (job === undefined) throw new Error('Nothing was claimed.');
      return job;
    },
    work: async () => {
      const claimed = await claimMail(core);
      await deliverMail(core, mailer, claimed);
      return claimed.length;
    },
    jobs: async () => core.db.read.select().from(mailJobs).orderBy(mailJobs.id),
    linkOf,
    tokenOf: (attempt) => new URL(linkOf(attempt)).searchParams.get('token') ?? '',
    prove: (token) => core.db.transaction((tx) => consumeToken(core, tx, 'verify-email', token)),
  };
}
