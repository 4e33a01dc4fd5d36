import type { Transaction } from '@rolecall/db/database';
import { asStored, prepareWrite } from '@rolecall/db/prepared';
import { mailJobs } from '@rolecall/db/tables/mail-jobs';
import { MAILS, type MailDetails } from '@rolecall/mail/kinds';
import type { MailKind } from '@rolecall/schemas/mail';
import { and, eq, sql } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { newId } from '../ids.ts';
import { unindexed } from '../paging/unindexed.ts';
import { dropExcess } from './drop-excess.ts';

/** Users by their ids, each at their own email, or one user at another. */
type Recipients = string | string[] | { userId: string; email: string };

/** Of these kinds, those that cannot do without details. */
type Demanding<Kind extends MailKind> = Kind extends MailKind
  ? Record<never, never> extends MailDetails<Kind>
    ? never
    : Kind
  : never;

/** What the mail tells about. */
type Details<Kind extends MailKind> = [Demanding<Kind>] extends [never]
  ? [details?: MailDetails<Kind>]
  : [details: MailDetails<Kind>];

const insertOne = prepareWrite((orm) =>
  orm.insert(mailJobs).values({
    id: asStored('id'),
    kind: asStored('kind'),
    userId: asStored('userId'),
    email: asStored('email'),
    details: asStored('details'),
    createdAt: asStored('now'),
    dueAt: asStored('now'),
  }),
);

const supersede = prepareWrite((orm) =>
  orm
    .update(mailJobs)
    .set({ status: 'superseded', details: null })
    .where(
      and(
        sql`${mailJobs.userId} in (select value from json_each(${sql.placeholder('userIds')}))`,
        eq(mailJobs.kind, sql.placeholder('kind')),
        eq(unindexed(mailJobs.status), 'queued'),
      ),
    ),
);

/**
 * Puts a mail to each of these users into the outbox, in the transaction of what it tells about. The
 * worker mints its token, renders and sends it later, so that no request waits for a provider.
 */
export async function queueMail<Kind extends MailKind>(
  ctx: Context,
  tx: Transaction,
  kind: Kind,
  to: Recipients,
  ...[details]: Details<Kind>
): Promise<void> {
  const { userIds, email } =
    typeof to === 'object' && 'email' in to
      ? { userIds: [to.userId], email: to.email }
      : { userIds: [to].flat(), email: null };
  const [userId] = userIds;
  if (userId === undefined) return;
  // Its link makes that of an earlier one void.
  if (MAILS[kind].link?.purpose !== undefined) {
    await tx.write(supersede, { kind, userIds: JSON.stringify(userIds) });
  }
  const now = ctx.now();
  const ids = userIds.map(() => newId('mail'));
  if (userIds.length === 1) {
    const stored = details === undefined ? null : JSON.stringify(details);
    await tx.write(insertOne, { id: ids[0], kind, userId, email, details: stored, now });
  } else {
    const job = { kind, email, details: details ?? null, createdAt: now, dueAt: now };
    const rows = userIds.map((owner, n) => ({ ...job, id: ids[n] ?? '', userId: owner }));
    await tx.insert(mailJobs).values(rows);
  }
  if (MAILS[kind].isNotice) await dropExcess(ctx, tx, ids);
}
