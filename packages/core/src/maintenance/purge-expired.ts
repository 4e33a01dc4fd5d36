import type { Transaction } from '@rolecall/db/database';
import { auditEvents } from '@rolecall/db/tables/audit-events';
import { knownDevices } from '@rolecall/db/tables/known-devices';
import { mailJobs } from '@rolecall/db/tables/mail-jobs';
import { oneTimeTokens } from '@rolecall/db/tables/one-time-tokens';
import { rateLimits } from '@rolecall/db/tables/rate-limits';
import { sessions } from '@rolecall/db/tables/sessions';
import { and, asc, inArray, lt, ne, or } from 'drizzle-orm';
import type { Installation } from '../context.ts';
import { REMEMBERED_MS } from '../device/known-device.ts';
import { DAY_MS } from '../durations.ts';
import { forgetMailContents } from './forget-mail-contents.ts';

/** How long the page of a link that has expired can say so, in milliseconds: longer than one can be renewed. */
const TOKENS_KEPT_MS = 30 * DAY_MS;
/** How long it can be seen what became of a mail, in milliseconds. */
const MAIL_KEPT_MS = 90 * DAY_MS;
/** How many audit events go in one transaction: others get their turn in between. */
const AUDIT_BATCH = 1_000;

/**
 * Deletes what has run out and decides nothing any more: counters, tokens, sessions, devices, mails,
 * and audit events beyond their retention.
 * @param draining once aborted, it leaves the rest to its next turn
 */
export async function purgeExpired(core: Installation, draining?: AbortSignal): Promise<void> {
  const now = core.now();
  const ago = (ms: number) => new Date(now.getTime() - ms);
  // One after the other, so that none holds the write lock for long.
  const purge = (work: (tx: Transaction) => Promise<unknown>) =>
    core.db.transaction(work, { isLong: true });
  await purge((tx) =>
    tx
      .delete(rateLimits)
      .where(and(lt(rateLimits.resetsAt, now), lt(rateLimits.blockedUntil, now))),
  );
  await purge((tx) =>
    tx.delete(oneTimeTokens).where(lt(oneTimeTokens.expiresAt, ago(TOKENS_KEPT_MS))),
  );
  await purge((tx) =>
    tx.delete(sessions).where(or(lt(sessions.expiresAt, now), lt(sessions.idleExpiresAt, now))),
  );
  await purge((tx) =>
    tx.delete(knownDevices).where(lt(knownDevices.lastSeenAt, ago(REMEMBERED_MS))),
  );
  await purge((tx) =>
    tx
      .delete(mailJobs)
      .where(and(ne(mailJobs.status, 'queued'), lt(mailJobs.createdAt, ago(MAIL_KEPT_MS)))),
  );
  const { auditRetentionSeconds } = core.config;
  if (auditRetentionSeconds !== 'forever') {
    const since = ago(auditRetentionSeconds * 1000);
    await purge((tx) => forgetMailContents(tx, since));
    await purgeAudit(core, since, draining);
  }
}

/** There may be millions of them, after a shorter retention was set. */
async function purgeAudit(core: Installation, before: Date, draining?: AbortSignal): Promise<void> {
  const oldest = core.db.read
    .select({ id: auditEvents.id })
    .from(auditEvents)
    .where(lt(auditEvents.at, before))
    .orderBy(asc(auditEvents.at), asc(auditEvents.id))
    .limit(AUDIT_BATCH);
  let deleted: unknown[];
  do {
    deleted = await core.db.transaction(
      (tx) =>
        tx
          .delete(auditEvents)
          .where(inArray(auditEvents.id, oldest))
          .returning({ id: auditEvents.id }),
      { isLong: true },
    );
  } while (deleted.length === AUDIT_BATCH && !draining?.aborted);
}
