import type { Transaction } from '@rolecall/db/database';
import { asStored, prepareWrite } from '@rolecall/db/prepared';
import { type AuditValues, auditEvents } from '@rolecall/db/tables/audit-events';
import type { AuditAction } from '@rolecall/schemas/audit-actions';
import type { Actor, Context } from '../context.ts';
import { newId } from '../ids.ts';

type Entry = {
  action: AuditAction;
  /** Who did it, when not the actor of the context. */
  actor?: { kind: 'user'; id: string };
  target: { kind: 'user' | 'post' | 'comment' | 'installation'; id: string | null };
  before?: AuditValues;
  after?: AuditValues;
  /** The event that this one reverts. */
  revertOf?: string | undefined;
};

/** Writes audit events in the transaction of the changes they are about. */
export async function recordAudit(
  ctx: Context,
  tx: Transaction,
  entries: Entry | Entry[],
): Promise<void> {
  const rows = [entries].flat().map((entry) => ({
    id: newId('aud'),
    at: ctx.now(),
    action: entry.action,
    actorKind: entry.actor?.kind ?? ctx.actor.kind,
    actorId: entry.actor?.id ?? actorId(ctx.actor),
    targetKind: entry.target.kind,
    targetId: entry.target.id,
    before: entry.before ?? null,
    after: entry.after ?? null,
    ip: ctx.request.ip,
    requestId: ctx.request.id,
    revertOf: entry.revertOf ?? null,
  }));
  const [row] = rows;
  if (rows.length === 1) await tx.write(insertOne, stored(row));
  else if (rows.length > 1) await tx.insert(auditEvents).values(rows);
}

/** Most verbs write one event. */
const insertOne = prepareWrite((orm) =>
  orm.insert(auditEvents).values({
    id: asStored('id'),
    at: asStored('at'),
    action: asStored('action'),
    actorKind: asStored('actorKind'),
    actorId: asStored('actorId'),
    targetKind: asStored('targetKind'),
    targetId: asStored('targetId'),
    before: asStored('before'),
    after: asStored('after'),
    ip: asStored('ip'),
    requestId: asStored('requestId'),
    revertOf: asStored('revertOf'),
  }),
);

/** An event as its row is stored. */
function stored(row: typeof auditEvents.$inferInsert | undefined) {
  const json = (values: AuditValues | null | undefined) => values && JSON.stringify(values);
  return { ...row, before: json(row?.before), after: json(row?.after) };
}

function actorId(actor: Actor): string | null {
  if (actor.kind === 'user') return actor.userId;
  return actor.kind === 'system' ? actor.name : null;
}
