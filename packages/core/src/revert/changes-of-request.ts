import type { Reader } from '@rolecall/db/database';
import { auditEvents } from '@rolecall/db/tables/audit-events';
import { BULK_MAX } from '@rolecall/schemas/bounds';
import { REVERSIBLE_EVENTS } from '@rolecall/schemas/user-actions';
import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import { DomainError } from '../errors.ts';
import { isOneOf } from '../paging/is-one-of.ts';
import { unindexed } from '../paging/unindexed.ts';
import { yieldToEventLoop } from '../yield-to-event-loop.ts';
import { type ReversibleChange, reversibleChange } from './reversible.ts';

/** How many events are held, and read in a turn of the event loop. */
const AT_ONCE = 200;

/** Nodes that write in one millisecond make ids in any order; the row's number says what came first. */
const LAST_FIRST = [desc(auditEvents.at), sql`rowid desc`] as const;

/** A change with the event that recorded it. */
export type RecordedChange = ReversibleChange & { event: string };

/**
 * What one request changed about users and can be reverted, the last change first, a batch at a time.
 * @throws DomainError NOT_FOUND when there is nothing, VALIDATION_FAILED for more than `BULK_MAX`
 */
export async function* changesOfRequest(
  reader: Reader,
  requestId: string,
): AsyncGenerator<RecordedChange[]> {
  const found = await reader
    .select({ id: auditEvents.id })
    .from(auditEvents)
    .where(
      and(
        eq(auditEvents.requestId, requestId),
        // What the system does has no request of its own.
        eq(auditEvents.actorKind, 'user'),
        inArray(unindexed(auditEvents.action), REVERSIBLE_EVENTS),
      ),
    )
    .orderBy(...LAST_FIRST)
    .limit(BULK_MAX + 1);
  if (found.length === 0) throw new DomainError('NOT_FOUND');
  if (found.length > BULK_MAX) {
    const message = `This request changed more than ${BULK_MAX} users.`;
    throw new DomainError('VALIDATION_FAILED', { message, fields: { requestId: [message] } });
  }
  for (let at = 0; at < found.length; at += AT_ONCE) {
    const ids = found.slice(at, at + AT_ONCE).map(({ id }) => id);
    const events = await reader
      .select()
      .from(auditEvents)
      .where(isOneOf(auditEvents.id, ids))
      .orderBy(...LAST_FIRST);
    yield events.map((event) => ({ ...reversibleChange(event), event: event.id }));
    await yieldToEventLoop();
  }
}
