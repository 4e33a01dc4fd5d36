import type { Transaction } from '@rolecall/db/database';
import { type AuditValues, auditEvents } from '@rolecall/db/tables/audit-events';
import type { AuditAction } from '@rolecall/schemas/audit';
import type { Actor, Context } from '../context.ts';
import { newId } from '../ids.ts';

type Entry = {
  action: AuditAction;
  /** Who did it, when not the actor of the context. */
  actor?: { kind: 'user'; id: string };
  target: { kind: 'user' | 'post' | 'comment' | 'installation'; id: string | null };
  before?: AuditValues;
  after?: AuditValues;
  /** The event that this one undoes. */
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
    address: ctx.request.address,
    requestId: ctx.request.id,
    revertOf: entry.revertOf ?? null,
  }));
  if (rows.length > 0) await tx.insert(auditEvents).values(rows);
}

function actorId(actor: Actor): string | null {
  if (actor.kind === 'user') return actor.userId;
  return actor.kind === 'system' ? actor.name : null;
}
