import { auditEvents, isFirst } from '@rolecall/db/tables/audit-events';
import { AuditPage, ListAuditInput } from '@rolecall/schemas/audit';
import { and, desc, eq, gte, lte } from 'drizzle-orm';
import { afterCursor, pageOf } from '../paging/time-cursor.ts';
import { verb } from '../verb.ts';
import { bulkGroups } from './bulk-groups.ts';
import { newestAbout } from './newest-about.ts';
import { toAuditEvents } from './to-audit-events.ts';

/**
 * The audit log with the names of the people in it, the newest first, on from a cursor. Grouped, a
 * bulk action is one event of it; but all events of a request, or done to one user, are listed singly.
 */
export const listAudit = verb(
  { may: 'audit:read', input: ListAuditInput, output: AuditPage },
  async (ctx, input) => {
    const { id, requestId, user, actor, target, action, from, to, perPage, cursor } = input;
    const isGrouped = input.grouped === true && requestId === undefined && target === undefined;
    const matches = and(
      id === undefined ? undefined : eq(auditEvents.id, id),
      requestId === undefined ? undefined : eq(auditEvents.requestId, requestId),
      actor === undefined ? undefined : eq(auditEvents.actorId, actor),
      target === undefined ? undefined : eq(auditEvents.targetId, target),
      action === undefined ? undefined : eq(auditEvents.action, action),
      from === undefined ? undefined : gte(auditEvents.at, new Date(from)),
      to === undefined ? undefined : lte(auditEvents.at, new Date(to)),
      afterCursor(auditEvents, cursor, 'desc'),
    );
    // An event that was named is shown as what it is.
    const first = isGrouped && id === undefined ? isFirst : undefined;
    const found = await ctx.read
      .select()
      .from(auditEvents)
      .where(
        user === undefined
          ? and(matches, first)
          : newestAbout(ctx.read, user, matches, perPage + 1, first),
      )
      .orderBy(desc(auditEvents.at), desc(auditEvents.id))
      .limit(perPage + 1);
    const { rows, nextCursor } = pageOf(found, perPage, (row) => row);
    const standing = isGrouped ? rows.filter(({ targetId }) => targetId !== user) : [];
    const groups = await bulkGroups(ctx.read, standing);
    return { items: await toAuditEvents(ctx.read, rows, groups), nextCursor };
  },
);
