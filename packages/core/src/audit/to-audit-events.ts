import type { Reader } from '@rolecall/db/database';
import { auditEvents } from '@rolecall/db/tables/audit-events';
import { users } from '@rolecall/db/tables/users';
import type { AuditEvent } from '@rolecall/schemas/audit';
import { REVERSIBLE_EVENTS } from '@rolecall/schemas/user-actions';
import { inArray } from 'drizzle-orm';

type AuditRow = typeof auditEvents.$inferSelect;

/** Rows as administrators see them: who is in them by name, if still there, and what undid each. */
export async function toAuditEvents(db: Reader, rows: AuditRow[]): Promise<AuditEvent[]> {
  const undoings = await undoingsOf(db, rows);
  const nameOf = await namesIn(db, [...rows, ...undoings.values()]);
  return rows.map((row) => ({
    ...row,
    at: row.at.toISOString(),
    actorName: nameOf(actorOf(row)),
    targetName: nameOf(targetOf(row)),
    reversible: REVERSIBLE_EVENTS.includes(row.action),
    revertedBy: undoings.get(row.id)?.id ?? null,
    revertedByName: nameOf(actorOf(undoings.get(row.id))),
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

/** The events that undid some of these, by what they undid. */
async function undoingsOf(db: Reader, rows: AuditRow[]) {
  const ids = rows.map(({ id }) => id);
  const undoings = await db.select().from(auditEvents).where(inArray(auditEvents.revertOf, ids));
  return new Map(undoings.map((row) => [row.revertOf, row]));
}

function actorOf(row: AuditRow | undefined): string | null {
  return row?.actorKind === 'user' ? row.actorId : null;
}

function targetOf({ targetKind, targetId }: AuditRow): string | null {
  return targetKind === 'user' ? targetId : null;
}
