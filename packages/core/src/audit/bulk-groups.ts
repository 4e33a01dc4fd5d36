import type { Reader } from '@rolecall/db/database';
import { auditEvents, isFollowing } from '@rolecall/db/tables/audit-events';
import { BULK_USERS_SHOWN } from '@rolecall/schemas/bounds';
import { and, asc, count, eq, exists, inArray, not } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';

type AuditRow = typeof auditEvents.$inferSelect;

/** A bulk action: how many events, the first users of them, and whether all are reverted. */
export type BulkGroup = { count: number; userIds: string[]; reverted: boolean };

const { action, requestId, targetId, revertOf, id, at } = auditEvents;

/**
 * The bulk actions that some of these events stand for, by the ids of the events. How many follow is
 * counted in an index that holds no other events.
 */
export async function bulkGroups(db: Reader, rows: AuditRow[]): Promise<Map<string, BulkGroup>> {
  const firsts = rows.filter((row) => row.actorKind === 'user' && !row.follows);
  const requests = [...new Set(firsts.map((row) => row.requestId))];
  const counts = await db
    .select({ requestId, action, count: count() })
    .from(auditEvents)
    .where(and(isFollowing, inArray(requestId, requests)))
    .groupBy(requestId, action);
  const groups = await Promise.all(
    firsts.flatMap((row) => {
      const following = counts.find(
        (one) => one.requestId === row.requestId && one.action === row.action,
      );
      return following === undefined ? [] : groupOf(db, row, following.count + 1);
    }),
  );
  return new Map(groups);
}

async function groupOf(
  db: Reader,
  row: AuditRow,
  size: number,
): Promise<[id: string, group: BulkGroup]> {
  const isOfGroup = and(eq(requestId, row.requestId), eq(action, row.action));
  const revert = alias(auditEvents, 'revert');
  const isReverted = exists(db.select().from(revert).where(eq(revert.revertOf, id)));
  const [first, [left]] = await Promise.all([
    db
      .select({ targetId })
      .from(auditEvents)
      .where(isOfGroup)
      .orderBy(asc(at), asc(id))
      .limit(BULK_USERS_SHOWN),
    db
      .select({ revertOf })
      .from(auditEvents)
      .where(and(isOfGroup, not(isReverted)))
      .limit(1),
  ]);
  const userIds = first.flatMap((one) => one.targetId ?? []);
  return [row.id, { count: size, userIds, reverted: left === undefined }];
}
