import type { Transaction } from '@rolecall/db/database';
import { allAsStored, prepare, prepareWrite } from '@rolecall/db/prepared';
import { type AuditValues, auditEvents } from '@rolecall/db/tables/audit-events';
import type { AuditAction } from '@rolecall/schemas/audit-actions';
import { and, eq, sql } from 'drizzle-orm';
import type { Actor, Context } from '../context.ts';
import { newId } from '../ids.ts';

type Entry = {
  action: AuditAction;
  /** Who did it, when not the actor of the context. */
  actor?: { kind: 'user'; id: string } | undefined;
  target: { kind: 'user' | 'post' | 'comment' | 'installation'; id: string | null };
  before?: AuditValues;
  after?: AuditValues;
  /** The event that this one reverts. */
  revertOf?: string | undefined;
  /** Whether the user it is about is not emailed. */
  silent?: boolean | undefined;
};

/**
 * Writes audit events in the transaction of the changes they are about. Of those of a bulk action,
 * the first stands for all of them.
 * @returns their ids
 */
export async function recordAudit(
  ctx: Context,
  tx: Transaction,
  entries: Entry | Entry[],
): Promise<string[]> {
  const all = [entries].flat();
  const begun = await begunActions(ctx, tx, all);
  const rows = all.map((entry, index) => ({
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
    silent: entry.silent ?? false,
    follows:
      ctx.isBulk === true &&
      (begun.has(entry.action) || all.findIndex(({ action }) => action === entry.action) < index),
  }));
  const [row] = rows;
  if (rows.length === 1) await tx.write(insertOne, stored(row));
  else if (rows.length > 1) await tx.insert(auditEvents).values(rows);
  return rows.map(({ id }) => id);
}

/** Most verbs write one event. */
const insertOne = prepareWrite((orm) =>
  orm
    .insert(auditEvents)
    .values(
      allAsStored([
        'id',
        'at',
        'action',
        'actorKind',
        'actorId',
        'targetKind',
        'targetId',
        'before',
        'after',
        'ip',
        'requestId',
        'revertOf',
        'silent',
        'follows',
      ]),
    ),
);

const { placeholder } = sql;
const { action, requestId } = auditEvents;

const earlierOfRequest = prepare((orm) =>
  orm
    .select({ action })
    .from(auditEvents)
    .where(and(eq(requestId, placeholder('requestId')), eq(action, placeholder('action'))))
    .limit(1),
);

/** What the bulk action, if it is one, has events of already. */
async function begunActions(ctx: Context, tx: Transaction, entries: Entry[]) {
  const begun = new Set<AuditAction>();
  if (ctx.isBulk !== true) return begun;
  for (const action of new Set(entries.map((entry) => entry.action))) {
    const found = await tx.first(earlierOfRequest, { requestId: ctx.request.id, action });
    if (found !== undefined) begun.add(action);
  }
  return begun;
}

/** An event as its row is stored. */
function stored(row: typeof auditEvents.$inferInsert | undefined) {
  const json = (values: AuditValues | null | undefined) => values && JSON.stringify(values);
  const flags = { silent: Number(row?.silent), follows: Number(row?.follows) };
  return { ...row, ...flags, before: json(row?.before), after: json(row?.after) };
}

function actorId(actor: Actor): string | null {
  if (actor.kind === 'user') return actor.userId;
  return actor.kind === 'system' ? actor.name : null;
}
