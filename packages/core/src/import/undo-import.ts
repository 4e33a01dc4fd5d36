import { importedUsers, imports } from '@rolecall/db/tables/imports';
import { count, eq, sql } from 'drizzle-orm';
import { recordAudit } from '../audit/record-audit.ts';
import { atPrimary, type Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { memoryBeat } from '../free-memory.ts';
import { authorize } from '../policy.ts';
import { transactAsActor } from '../transact-as-actor.ts';
import type { ImportJobOptions } from './continue-import.ts';
import { type KeptUser, removeUnused } from './remove-unused.ts';

const KEPT_TOLD = 100;

/** What became of the users of an import; `keptUsers` are the first hundred of those who stay. */
export type UndoneImport = { id: string; removed: number; kept: number; keptUsers: KeptUser[] };

/**
 * Removes the users that an import added and that no one has used: who never signed in here, was
 * never changed and wrote nothing. Its active administrators stay where there is no other.
 * @param onProgress told how many were looked at, of how many
 * @throws DomainError NOT_FOUND
 */
export async function undoImport(
  ctx: Context,
  id: string,
  onProgress: (done: number, of: number) => void | Promise<void> = () => {},
  { actor, guard }: ImportJobOptions = {},
): Promise<UndoneImport> {
  authorize(ctx, 'installation:import');
  const [known] = await atPrimary(ctx)
    .readConsistent.select()
    .from(imports)
    .where(eq(imports.id, id));
  if (known === undefined) {
    throw new DomainError('NOT_FOUND', { message: 'No import has this ID.' });
  }
  const [all] = await ctx.read
    .select({ count: count() })
    .from(importedUsers)
    .where(eq(importedUsers.importId, id));
  let [removed, looked, after] = [0, 0, ''];
  const keptUsers: KeptUser[] = [];
  const freeSome = memoryBeat();
  for (;;) {
    const batch = await transactAsActor(
      ctx,
      async (tx) => {
        await guard?.(tx);
        return removeUnused(ctx, tx, id, after);
      },
      { isLong: true },
    );
    if (batch.last === undefined) break;
    removed += batch.removed;
    keptUsers.push(...batch.kept.slice(0, KEPT_TOLD - keptUsers.length));
    looked += batch.looked;
    after = batch.last;
    await onProgress(looked, all?.count ?? looked);
    freeSome();
  }
  const counts = { removed, kept: looked - removed };
  await transactAsActor(ctx, async (tx) => {
    await guard?.(tx);
    const now = ctx.now();
    // It was not cut off: the same file starts a new import.
    await tx
      .update(imports)
      .set({ undoneAt: now, finishedAt: known.finishedAt ?? now, report: reportWith(counts) })
      .where(eq(imports.id, id));
    await recordAudit(ctx, tx, {
      action: 'installation.import_undone',
      actor,
      target: { kind: 'installation', id },
      after: counts,
    });
  });
  return { id, ...counts, keptUsers };
}

/** The report of an import with these values added. */
const reportWith = (more: object) =>
  sql`json_patch(coalesce(${imports.report}, '{}'), ${JSON.stringify(more)})`;
