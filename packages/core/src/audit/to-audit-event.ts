import type { auditEvents } from '@rolecall/db/tables/audit-events';
import type { AuditEvent } from '@rolecall/schemas/audit';

/** A row as administrators see it. */
export function toAuditEvent(row: typeof auditEvents.$inferSelect): AuditEvent {
  return { ...row, at: row.at.toISOString() };
}
