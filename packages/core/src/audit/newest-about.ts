import type { Reader } from '@rolecall/db/database';
import { auditEvents } from '@rolecall/db/tables/audit-events';
import { and, desc, eq, inArray, or, type SQL } from 'drizzle-orm';

/**
 * The newest events that someone did or that were done to them, as a condition. Each side is found
 * by an index that has it in order: no one's whole past is read for one page.
 * @param matches what else is asked of them
 * @param first which events of someone's own bulk actions are listed; all, without it
 */
export function newestAbout(
  db: Reader,
  userId: string,
  matches: SQL | undefined,
  limit: number,
  first?: SQL,
): SQL | undefined {
  const newest = (
    column: typeof auditEvents.actorId | typeof auditEvents.targetId,
    which?: SQL | undefined,
  ) =>
    db
      .select({ id: auditEvents.id })
      .from(auditEvents)
      .where(and(eq(column, userId), matches, which))
      .orderBy(desc(auditEvents.at), desc(auditEvents.id))
      .limit(limit);
  return or(
    inArray(auditEvents.id, newest(auditEvents.targetId)),
    inArray(auditEvents.id, newest(auditEvents.actorId, first)),
  );
}
