import type { Reader } from '@rolecall/db/database';
import { auditEvents } from '@rolecall/db/tables/audit-events';
import { users } from '@rolecall/db/tables/users';
import type { AuditEvent } from '@rolecall/schemas/audit';
import { REVERSIBLE_EVENTS } from '@rolecall/schemas/user-actions';
import { inArray } from 'drizzle-orm';

type AuditRow = typeof auditEvents.$inferSelect;

/** Rows as administrators see them: who is in them by name, if still there, and what undid each. */
export async function toAuditEvents(db: Reader, rows: AuditRow[]): Promise<AuditEvent[]> {
  const [nameOf, undoneBy] = await Promise.all([namesIn(db, rows), undoingsOf(db, rows)]);
  return rows.map((row) => ({
    ...row,
    at: row.at.toISOString(),
    actorName: nameOf(actorOf(row)),
    targetName: nameOf(targetOf(row)),
    reversible: REVERSIBLE_EVENTS.includes(row.action),
    revertedBy: undoneBy.get(row.id) ?? null,
  }));
}

async function namesIn(db: Reader, rows: AuditRow[]) {
  const ids = rows.flatMap((row) => [actorOf(row), targetOf(row)]).filter((id) => id !== null);
  const found = await db
    .select({ id: users.id, fullName: users.fullName, username: users.username })
    .from(users)
    .where(inArray(users.id, [...new Set(ids)]));
  const names = new Map(found.map(({ id, fullName, username }) => [id, fullName || username]));
  return (id: string | null) => (id === null ? null : (names.get(id) ?? null));
}

async function undoingsOf(db: Reader, rows: AuditRow[]) {
  const ids = rows.map(({ id }) => id);
  const undoings = await db
    .select({ id: auditEvents.id, revertOf: auditEvents.revertOf })
    .from(auditEvents)
    .where(inArray(auditEvents.revertOf, ids));
  return new Map(undoings.map(({ id, revertOf }) => [revertOf, id]));
}

function actorOf({ actorKind, actorId }: AuditRow): string | null {
  return actorKind === 'user' ? actorId : null;
}

function targetOf({ targetKind, targetId }: AuditRow): string | null {
  return targetKind === 'user' ? targetId : null;
}
