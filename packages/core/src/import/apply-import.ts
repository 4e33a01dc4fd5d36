import { basename } from 'node:path';
import { imports } from '@rolecall/db/tables/imports';
import { fileNameText } from '@rolecall/schemas/file-name';
import type { ImportTally } from '@rolecall/schemas/import-report';
import { and, desc, eq, isNull } from 'drizzle-orm';
import { recordAudit } from '../audit/record-audit.ts';
import type { Context } from '../context.ts';
import { newId } from '../ids.ts';
import { authorize } from '../policy.ts';
import { transactAsActor } from '../transact-as-actor.ts';
import { continueImport, type OnRows } from './continue-import.ts';
import { hashFile } from './hash-file.ts';
import type { ImportOptions } from './import-options.ts';
import { openImport } from './open-import.ts';
import { createTally } from './tally-rows.ts';

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
  onRows: OnRows = () => {},
): Promise<AppliedImport> {
  authorize(ctx, 'installation:import');
  const opened = await openImport(path, options);
  const { mapping, system } = opened;
  const how = { mapping, roles: options.roles, table: options.table };
  const fileHash = await hashFile(path, JSON.stringify(how));
  const invite = options.invite === true;
  const begun = await startImport(ctx, {
    fileHash,
    fileName: fileNameText(basename(path)),
    system,
    report: { invite },
  });
  const tally = createTally();
  await continueImport(ctx, opened, begun, options, async (rows, id) => {
    tally.add(rows);
    await onRows(rows, id);
  });
  return { id: begun.id, system, resumedAfter: begun.rowsDone, ...tally.result() };
}

type Begins = { fileHash: string; fileName: string; system: string; report: { invite: boolean } };

/** The import of this file that was cut off, or a new one. */
function startImport(ctx: Context, begins: Begins) {
  return transactAsActor(ctx, async (tx) => {
    const isOpen = and(
      eq(imports.fileHash, begins.fileHash),
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
    const now = ctx.now();
    const row = { id: newId('imp'), ...begins, createdAt: now, startedAt: now };
    await tx.insert(imports).values(row);
    await recordAudit(ctx, tx, {
      action: 'installation.import_started',
      target: { kind: 'installation', id: row.id },
      after: { file: begins.fileName, system: begins.system },
    });
    return { ...row, rowsDone: 0, added: 0 };
  });
}
