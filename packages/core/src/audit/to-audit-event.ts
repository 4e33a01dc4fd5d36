import type { Reader } from '@rolecall/db/database';
import { auditEvents } from '@rolecall/db/tables/audit-events';
import type { AuditEvent } from '@rolecall/schemas/audit';
import { inArray } from 'drizzle-orm';
import { REVERSIBLE_ACTIONS } from './reversible.ts';

type Row = typeof auditEvents.$inferSelect;

/** Rows as administrators see them, each with what undid it. */
export async function toAuditEvents(db: Reader, rows: Row[]): Promise<AuditEvent[]> {
  const ids = rows.map(({ id }) => id);
  const undoings = await db
    .select({ id: auditEvents.id, revertOf: auditEvents.revertOf })
    .from(auditEvents)
    .where(inArray(auditEvents.revertOf, ids));
  const undoneBy = new Map(undoings.map(({ id, revertOf }) => [revertOf, id]));
  return rows.map((row) => ({
    ...row,
    at: row.at.toISOString(),
    reversible: REVERSIBLE_ACTIONS.includes(row.action),
    revertedBy: undoneBy.get(row.id) ?? null,
  }));
}
