import { prepare } from '@rolecall/db/prepared';
import { type MailJobRow, mailJobs } from '@rolecall/db/tables/mail-jobs';
import type { TokenPurpose } from '@rolecall/db/tables/one-time-tokens';
import type { UserRow } from '@rolecall/db/tables/users';
import { MAILS } from '@rolecall/mail/kinds';
import type { Mail } from '@rolecall/mail/mail';
import { and, eq, sql } from 'drizzle-orm';
import type { Installation } from '../context.ts';
import { storeToken } from '../token/store-token.ts';
import { addressedMail } from './addressed-mail.ts';
import { withLink } from './with-link.ts';

/**
 * What a job's mail says to whom. A link's token is minted here, when the mail is about to leave.
 * @returns `undefined` when a newer mail has taken its place since it was claimed
 */
export async function composeMail(
  core: Installation,
  job: MailJobRow,
  user: UserRow,
): Promise<Mail | undefined> {
  const mail = addressedMail(job, user);
  const { link } = MAILS[job.kind];
  if (link?.purpose === undefined) return withLink(core, mail, '');
  const seconds = core.config[link.lifetime];
  const token = await mintToken(core, job, link.purpose, mail.to.email, seconds);
  return token === undefined ? undefined : withLink(core, mail, token);
}

/** The job as this worker claimed it: no newer mail and no other worker has taken its place. */
const stillClaimed = prepare((orm) =>
  orm
    .select({ id: mailJobs.id })
    .from(mailJobs)
    .where(
      and(
        eq(mailJobs.id, sql.placeholder('id')),
        eq(mailJobs.status, 'queued'),
        eq(mailJobs.attempts, sql.placeholder('attempts')),
      ),
    ),
);

/**
 * The token of a job: derived from it, so that each attempt at the mail has the same one, and
 * stored as a hash only. It counts from the latest attempt.
 */
async function mintToken(
  core: Installation,
  job: MailJobRow,
  purpose: TokenPurpose,
  email: string,
  seconds: number,
): Promise<string | undefined> {
  const { id, attempts, userId } = job;
  const token = core.secrets.mac('one-time-token', `${purpose}\n${id}`);
  return core.db.transaction(async (tx) => {
    // Looked at under the write lock: the token of a superseded mail must not void the newer one.
    if ((await tx.first(stillClaimed, { id, attempts })) === undefined) return undefined;
    await storeToken(core, tx, { purpose, token, userId, email, seconds });
    return token;
  });
}
