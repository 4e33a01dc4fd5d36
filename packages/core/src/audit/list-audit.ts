import { auditEvents } from '@rolecall/db/tables/audit-events';
import { AuditPage, ListAuditInput } from '@rolecall/schemas/audit';
import { and, desc, eq, gte, lte } from 'drizzle-orm';
import { afterCursor, pageOf } from '../paging/time-cursor.ts';
import { verb } from '../verb.ts';
import { newestAbout } from './newest-about.ts';
import { toAuditEvents } from './to-audit-events.ts';

/** The audit log with the names of the people in it, the newest first, on from a cursor. */
export const listAudit = verb(
  { may: 'audit:read', input: ListAuditInput, output: AuditPage },
  async (ctx, input) => {
    const { id, user, actor, target, action, from, to, perPage, cursor } = input;
    const matches = and(
      id === undefined ? undefined : eq(auditEvents.id, id),
      actor === undefined ? undefined : eq(auditEvents.actorId, actor),
      target === undefined ? undefined : eq(auditEvents.targetId, target),
      action === undefined ? undefined : eq(auditEvents.action, action),
      from === undefined ? undefined : gte(auditEvents.at, new Date(from)),
      to === undefined ? undefined : lte(auditEvents.at, new Date(to)),
      afterCursor(auditEvents, cursor, 'desc'),
    );
    const found = await ctx.read
      .select()
      .from(auditEvents)
      .where(user === undefined ? matches : newestAbout(ctx.read, user, matches, perPage + 1))
      .orderBy(desc(auditEvents.at), desc(auditEvents.id))
      .limit(perPage + 1);
    const { rows, nextCursor } = pageOf(found, perPage, (row) => row);
    return { items: await toAuditEvents(ctx.read, rows), nextCursor };
  },
);
