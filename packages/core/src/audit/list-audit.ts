import { auditEvents } from '@rolecall/db/tables/audit-events';
import type { AuditPage, ListAuditInput } from '@rolecall/schemas/audit';
import { and, desc, eq, gte, lte, type SQL, sql } from 'drizzle-orm';
import type { Context } from '../context.ts';
import { readTimeCursor, writeTimeCursor } from '../paging/time-cursor.ts';
import { authorize } from '../policy.ts';
import { toAuditEvents } from './to-audit-event.ts';

/**
 * The audit log, the newest first, on from a cursor.
 * @throws DomainError FORBIDDEN, VALIDATION_FAILED (a foreign cursor)
 */
export async function listAudit(ctx: Context, input: ListAuditInput): Promise<AuditPage> {
  authorize(ctx, 'audit:read');
  const { actor, target, action, from, to, perPage, cursor } = input;
  const found = await ctx.db.read
    .select()
    .from(auditEvents)
    .where(
      and(
        actor === undefined ? undefined : eq(auditEvents.actorId, actor),
        target === undefined ? undefined : eq(auditEvents.targetId, target),
        action === undefined ? undefined : eq(auditEvents.action, action),
        from === undefined ? undefined : gte(auditEvents.at, new Date(from)),
        to === undefined ? undefined : lte(auditEvents.at, new Date(to)),
        cursor === undefined ? undefined : after(cursor),
      ),
    )
    .orderBy(desc(auditEvents.at), desc(auditEvents.id))
    .limit(perPage + 1);
  const rows = found.slice(0, perPage);
  const last = rows.at(-1);
  const isMore = found.length > perPage && last !== undefined;
  return {
    items: await toAuditEvents(ctx.db.read, rows),
    nextCursor: isMore ? writeTimeCursor({ createdAt: last.at, id: last.id }) : null,
  };
}

function after(cursor: string): SQL {
  const { at, id } = readTimeCursor(cursor);
  return sql`(${auditEvents.at}, ${auditEvents.id}) < (${at}, ${id})`;
}
