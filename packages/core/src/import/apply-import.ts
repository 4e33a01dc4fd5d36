import { basename } from 'node:path';
import { imports } from '@rolecall/db/tables/imports';
import { and, desc, eq, isNull } from 'drizzle-orm';
import { recordAudit } from '../audit/record-audit.ts';
import type { Context } from '../context.ts';
import { newId } from '../ids.ts';
import { authorize } from '../policy.ts';
import { transactAsActor } from '../transact-as-actor.ts';
import { addPeople } from './add-people.ts';
import { hashFile } from './hash-file.ts';
import type { ImportOptions } from './import-options.ts';
import { openImport } from './open-import.ts';
import { asExisting, type PlannedRow, planRows, takenAmong } from './plan-rows.ts';
import { createTally, type ImportTally } from './tally-rows.ts';

/** What became of a row, and who it is here now. */
export type AppliedRow = PlannedRow & { userId?: string };

export type AppliedImport = ImportTally & {
  id: string;
  system: string;
  /** After which row it went on, where an earlier run was cut off. */
  resumedAfter: number;
};

type Options = ImportOptions & {
  /** Whether people without a usable password hash are mailed an invitation. */
  invite?: boolean;
};

/**
 * Adds the new people of a file, batch by batch. One that was cut off goes on with the same file
 * where it stopped.
 * @param onRows told of each batch once it is stored, of an empty one where it was before, and of the id of the import
 * @throws DomainError VALIDATION_FAILED when the file can't be imported
 */
export async function applyImport(
  ctx: Context,
  path: string,
  options: Options,
  onRows: (rows: AppliedRow[], id: string) => void | Promise<void> = () => {},
): Promise<AppliedImport> {
  authorize(ctx, 'installation:import');
  const opened = await openImport(path, options);
  const { mapping, system } = opened;
  const how = { mapping, roles: options.roles, table: options.table };
  const fileHash = await hashFile(path, JSON.stringify(how));
  const { id, rowsDone, added } = await startImport(ctx, fileHash, basename(path), system);
  const tally = createTally();
  let total = added;
  for await (const batch of planRows(ctx.read, opened.rows())) {
    const rest = batch.filter(({ row }) => row > rowsDone);
    const applied = await applyBatch(ctx, id, rest, options.invite === true, total);
    total += applied.filter(({ outcome }) => outcome === 'new').length;
    tally.add(applied);
    await onRows(applied, id);
  }
  await finishImport(ctx, id, total);
  return { id, system, resumedAfter: rowsDone, ...tally.result() };
}

/** The import of this file that was cut off, or a new one. */
function startImport(ctx: Context, fileHash: string, fileName: string, system: string) {
  return transactAsActor(ctx, async (tx) => {
    const isOpen = and(
      eq(imports.fileHash, fileHash),
      isNull(imports.finishedAt),
      isNull(imports.undoneAt),
    );
    const [open] = await tx
      .select()
      .from(imports)
      .where(isOpen)
      .orderBy(desc(imports.createdAt))
      .limit(1);
    if (open !== undefined) return open;
    const row = { id: newId('imp'), fileName, fileHash, system, createdAt: ctx.now() };
    await tx.insert(imports).values(row);
    await recordAudit(ctx, tx, {
      action: 'installation.import_started',
      target: { kind: 'installation', id: row.id },
      after: { file: fileName, system },
    });
    return { ...row, rowsDone: 0, added: 0 };
  });
}

/** Adds the new ones of a batch, and notes how far the import is, or does neither. */
function applyBatch(
  ctx: Context,
  importId: string,
  batch: PlannedRow[],
  invite: boolean,
  addedBefore: number,
): Promise<AppliedRow[]> {
  if (batch.length === 0) return Promise.resolve([]);
  return transactAsActor(
    ctx,
    async (tx) => {
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

async function finishImport(ctx: Context, id: string, added: number): Promise<void> {
  await transactAsActor(ctx, async (tx) => {
    await tx.update(imports).set({ finishedAt: ctx.now() }).where(eq(imports.id, id));
    await recordAudit(ctx, tx, {
      action: 'installation.users_imported',
      target: { kind: 'installation', id },
      after: { added },
    });
  });
}
