import type { Reader } from '@rolecall/db/database';
import type { auditEvents } from '@rolecall/db/tables/audit-events';
import { users } from '@rolecall/db/tables/users';
import type { AuditEvent } from '@rolecall/schemas/audit';
import { inArray } from 'drizzle-orm';

type AuditRow = typeof auditEvents.$inferSelect;

/** Rows as administrators see them, with the names of those in them who are still there. */
export async function toAuditEvents(db: Reader, rows: AuditRow[]): Promise<AuditEvent[]> {
  const ids = rows.flatMap((row) => [actorOf(row), targetOf(row)]).filter((id) => id !== null);
  const found = await db
    .select({ id: users.id, fullName: users.fullName, username: users.username })
    .from(users)
    .where(inArray(users.id, [...new Set(ids)]));
  const names = new Map(found.map(({ id, fullName, username }) => [id, fullName || username]));
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null));
  return rows.map((row) => ({
    ...row,
    at: row.at.toISOString(),
    actorName: nameOf(actorOf(row)),
    targetName: nameOf(targetOf(row)),
  }));
}

function actorOf({ actorKind, actorId }: AuditRow): string | null {
  return actorKind === 'user' ? actorId : null;
}

function targetOf({ targetKind, targetId }: AuditRow): string | null {
  return targetKind === 'user' ? targetId : null;
}
