import type { Reader } from '@rolecall/db/database';
import { auditEvents } from '@rolecall/db/tables/audit-events';
import { BULK_MAX } from '@rolecall/schemas/bounds';
import { REVERSIBLE_EVENTS } from '@rolecall/schemas/user-actions';
import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import { DomainError } from '../errors.ts';
import { unindexed } from '../paging/unindexed.ts';
import { yieldToEventLoop } from '../yield-to-event-loop.ts';
import { type ReversibleChange, reversibleChange } from './reversible.ts';

/** How many events are read in a turn of the event loop. */
const AT_ONCE = 200;

/**
 * What one request changed about users and can be reverted, the last change first.
 * @returns each change with the event that recorded it
 * @throws DomainError NOT_FOUND when there is nothing, VALIDATION_FAILED for more than `BULK_MAX`
 */
export async function changesOfRequest(
  reader: Reader,
  requestId: string,
): Promise<(ReversibleChange & { event: string })[]> {
  const events = await reader
    .select()
    .from(auditEvents)
    .where(
      and(
        eq(auditEvents.requestId, requestId),
        // What the system does has no request of its own.
        eq(auditEvents.actorKind, 'user'),
        inArray(unindexed(auditEvents.action), REVERSIBLE_EVENTS),
      ),
    )
    // Within a millisecond an id says nothing about the order; the row's number does.
    .orderBy(desc(auditEvents.at), sql`rowid desc`)
    .limit(BULK_MAX + 1);
  if (events.length === 0) throw new DomainError('NOT_FOUND');
  if (events.length > BULK_MAX) {
    const message = `This request changed more than ${BULK_MAX} users.`;
    throw new DomainError('VALIDATION_FAILED', { message, fields: { requestId: [message] } });
  }
  const changes: (ReversibleChange & { event: string })[] = [];
  for (const event of events) {
    changes.push({ ...reversibleChange(event), event: event.id });
    if (changes.length % AT_ONCE === 0) await yieldToEventLoop();
  }
  return changes;
}
