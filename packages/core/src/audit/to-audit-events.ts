import type { Reader } from '@rolecall/db/database';
import { auditEvents } from '@rolecall/db/tables/audit-events';
import { users } from '@rolecall/db/tables/users';
import type { AuditEvent } from '@rolecall/schemas/audit';
import { REVERSIBLE_EVENTS } from '@rolecall/schemas/user-actions';
import { inArray } from 'drizzle-orm';
import type { BulkGroup } from './bulk-groups.ts';

type AuditRow = typeof auditEvents.$inferSelect;
type Named = Pick<AuditRow, 'actorKind' | 'actorId' | 'targetKind' | 'targetId'>;

/**
 * Rows as administrators see them: who is in them by name, if still there, and what reverted each.
 * @param groups the bulk actions that some of them stand for
 */
export async function toAuditEvents(
  db: Reader,
  rows: AuditRow[],
  groups: Map<string, BulkGroup> = new Map(),
): Promise<AuditEvent[]> {
  const reverts = await revertsOf(db, rows);
  const inGroups = [...groups.values()].flatMap(({ userIds }) => userIds);
  const nameOf = await namesIn(db, [...rows, ...reverts.values()], inGroups);
  const bulkOf = (id: string) => {
    const group = groups.get(id);
    if (group === undefined) return null;
    const { userIds, ...bulk } = group;
    return { ...bulk, users: userIds.map((one) => ({ id: one, name: nameOf(one) })) };
  };
  return rows.map(({ ip, follows: _, ...row }) => ({
    ...row,
    address: ip,
    at: row.at.toISOString(),
    actorName: nameOf(actorOf(row)),
    targetName: nameOf(targetOf(row)),
    bulk: bulkOf(row.id),
    reversible: REVERSIBLE_EVENTS.includes(row.action),
    revertedBy: reverts.get(row.id)?.id ?? null,
    revertedByName: nameOf(actorOf(reverts.get(row.id))),
  }));
}

async function namesIn(db: Reader, rows: Named[], others: string[]) {
  const named = rows.flatMap((row) => [actorOf(row), targetOf(row)]).filter((id) => id !== null);
  const ids = [...named, ...others];
  const found = await db
    .select({ id: users.id, fullName: users.fullName, username: users.username })
    .from(users)
    .where(inArray(users.id, [...new Set(ids)]));
  const names = new Map(found.map(({ id, fullName, username }) => [id, fullName || username]));
  return (id: string | null) => (id === null ? null : (names.get(id) ?? null));
}

/** The events that reverted some of these, by what they reverted. */
async function revertsOf(db: Reader, rows: AuditRow[]) {
  const ids = rows.map(({ id }) => id);
  const reverts = await db.select().from(auditEvents).where(inArray(auditEvents.revertOf, ids));
  return new Map(reverts.map((row) => [row.revertOf, row]));
}

function actorOf(row: Named | undefined): string | null {
  return row?.actorKind === 'user' ? row.actorId : null;
}

function targetOf({ targetKind, targetId }: Named): string | null {
  return targetKind === 'user' ? targetId : null;
}
