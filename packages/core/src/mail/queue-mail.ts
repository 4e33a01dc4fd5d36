import type { Transaction } from '@rolecall/db/database';
import { allAsStored, asStored, prepareWrite } from '@rolecall/db/prepared';
import { rowsAsJson, rowsGiven } from '@rolecall/db/rows-given';
import { mailJobs } from '@rolecall/db/tables/mail-jobs';
import { MAILS, type MailDetails } from '@rolecall/mail/kinds';
import type { MailKind } from '@rolecall/schemas/mail';
import { and, eq, sql } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { newId } from '../ids.ts';
import { isOneOfGiven } from '../paging/is-one-of.ts';
import { unindexed } from '../paging/unindexed.ts';
import { dropExcess } from './drop-excess.ts';

/** A user, and the audit event of the change that they are told of. */
export type Told = { userId: string; eventId: string };

/** Users by their ids, each at their own email, or one user at another, or users told of a change. */
type Recipients = string | string[] | { userId: string; email: string } | Told[];

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
    ...allAsStored(['id', 'kind', 'userId', 'email', 'details', 'dueAt', 'eventId', 'heldUntil']),
    createdAt: asStored('now'),
  }),
);

const insertMany = prepareWrite((orm) => orm.insert(mailJobs).select(rowsGiven(mailJobs, 'rows')));

const supersede = prepareWrite((orm) =>
  orm
    .update(mailJobs)
    .set({ status: 'superseded' })
    .where(
      and(
        isOneOfGiven(mailJobs.userId, 'userIds'),
        eq(mailJobs.kind, sql.placeholder('kind')),
        eq(unindexed(mailJobs.status), 'queued'),
      ),
    ),
);

/**
 * Puts a mail to each of these users into the outbox, in the transaction of what it tells about. The
 * worker mints its token, renders and sends it later, so that no request waits for a provider. Who is
 * told of a change that someone made is so once that can no longer be undone in passing.
 */
export async function queueMail<Kind extends MailKind>(
  ctx: Context,
  tx: Transaction,
  kind: Kind,
  to: Recipients,
  ...[details]: Details<Kind>
): Promise<void> {
  const recipients = recipientsOf(to);
  const [first] = recipients;
  if (first === undefined) return;
  const userIds = recipients.map(({ userId }) => userId);
  // Its link makes that of an earlier one void.
  if (MAILS[kind].link?.purpose !== undefined) {
    await tx.write(supersede, { kind, userIds: JSON.stringify(userIds) });
  }
  const now = ctx.now();
  const heldUntil = first.eventId === null ? null : undoableUntil(ctx);
  const dueAt = heldUntil ?? now;
  const ids = userIds.map(() => newId('mail'));
  if (recipients.length === 1) {
    const stored = details === undefined ? null : JSON.stringify(details);
    const job = { id: ids[0], kind, details: stored, now, dueAt, heldUntil };
    await tx.write(insertOne, { ...job, ...first });
  } else {
    const job = { kind, details: details ?? null, createdAt: now, dueAt, heldUntil };
    const rows = recipients.map((recipient, n) => ({ ...job, ...recipient, id: ids[n] ?? '' }));
    await tx.write(insertMany, { rows: rowsAsJson(mailJobs, rows) });
  }
  if (MAILS[kind].isNotice) await dropExcess(ctx, tx, ids);
}

function recipientsOf(to: Recipients) {
  const all = typeof to === 'string' || 'email' in to ? [to] : to;
  return all.map((one) => ({
    email: null,
    eventId: null,
    ...(typeof one === 'string' ? { userId: one } : one),
  }));
}

/** Until when a change that someone makes now can be undone before anyone is told of it. */
function undoableUntil({ actor, config, now }: Context): Date | null {
  if (actor.kind !== 'user' || config.undoSeconds === 0) return null;
  return new Date(now().getTime() + config.undoSeconds * 1000);
}
