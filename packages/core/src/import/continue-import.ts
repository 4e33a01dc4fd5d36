import type { Transaction } from '@rolecall/db/database';
import { imports } from '@rolecall/db/tables/imports';
import { eq } from 'drizzle-orm';
import { recordAudit } from '../audit/record-audit.ts';
import type { Context } from '../context.ts';
import { freeMemory } from '../free-memory.ts';
import { authorize } from '../policy.ts';
import { transactAsActor } from '../transact-as-actor.ts';
import { addPeople } from './add-people.ts';
import type { OpenImport } from './open-import.ts';
import { asExisting, type PlannedRow, planRows, takenAmong } from './plan-rows.ts';

/** What became of a row, and who it is here now. */
export type AppliedRow = PlannedRow & { userId?: string };

/** An import that has begun, and how far it is. */
export type BegunImport = { id: string; rowsDone: number; added: number };

/** What an import is part of, where that is more than one call. */
export type ImportJobOptions = {
  /** Who it was done for, where that is not who does it. */
  actor?: { kind: 'user'; id: string } | undefined;
  /** Called in each transaction; what it throws takes that back, and ends the import. */
  guard?: ((tx: Transaction) => Promise<void>) | undefined;
};

type Options = ImportJobOptions & {
  /** Whether people without a usable password hash are mailed an invitation. */
  invite?: boolean | undefined;
};

export type OnRows = (rows: AppliedRow[], id: string) => void | Promise<void>;

/**
 * Adds the new people of a file, batch by batch, after those that are done.
 * @param onRows told of each batch once it is stored, and of an empty one where it was before
 */
export async function continueImport(
  ctx: Context,
  opened: OpenImport,
  { id, rowsDone, added }: BegunImport,
  options: Options,
  onRows: OnRows,
): Promise<void> {
  authorize(ctx, 'installation:import');
  let total = added;
  for await (const batch of planRows(ctx.read, opened.rows())) {
    const rest = batch.filter(({ row }) => row > rowsDone);
    const applied = await applyBatch(ctx, id, rest, options, total);
    total += applied.filter(({ outcome }) => outcome === 'new').length;
    await onRows(applied, id);
    // Adding a batch leaves much more behind than reading one: that can’t wait for four of them.
    freeMemory();
  }
  await transactAsActor(ctx, async (tx) => {
    await options.guard?.(tx);
    await tx.update(imports).set({ finishedAt: ctx.now() }).where(eq(imports.id, id));
    await recordAudit(ctx, tx, {
      action: 'installation.users_imported',
      actor: options.actor,
      target: { kind: 'installation', id },
      after: { added: total },
    });
  });
}

/** Adds the new ones of a batch, and notes how far the import is, or does neither. */
function applyBatch(
  ctx: Context,
  importId: string,
  batch: PlannedRow[],
  { invite = false, guard }: Options,
  addedBefore: number,
): Promise<AppliedRow[]> {
  if (batch.length === 0) return Promise.resolve([]);
  return transactAsActor(
    ctx,
    async (tx) => {
      await guard?.(tx);
      const emails = batch.flatMap((row) => (row.outcome === 'new' ? row.person.email : []));
      // Someone may have signed up since the batch was planned.
      const taken = await takenAmong(tx, emails);
      const people = batch.flatMap((row) =>
        row.outcome === 'new' && !taken.has(row.person.email) ? row.person : [],
      );
      const added = await addPeople(ctx, tx, { people, importId, invite });
      await tx
        .update(imports)
        .set({ rowsDone: batch.at(-1)?.row ?? 0, added: addedBefore + added.length })
        .where(eq(imports.id, importId));
      const byEmail = new Map(added.map((one) => [one.person.email, one]));
      return batch.map((row) => {
        if (row.outcome !== 'new') return row;
        const one = byEmail.get(row.person.email);
        if (one === undefined) return asExisting(row);
        return { ...row, userId: one.userId, reasons: [...row.reasons, ...one.notes] };
      });
    },
    { isLong: true },
  );
}
