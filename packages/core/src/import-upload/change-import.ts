import { type ImportRow, imports } from '@rolecall/db/tables/imports';
import type { AuditAction } from '@rolecall/schemas/audit-actions';
import { ImportDetails, ImportInput, type ImportState } from '@rolecall/schemas/imports';
import { eq } from 'drizzle-orm';
import { recordAudit } from '../audit/record-audit.ts';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { requireUser } from '../policy.ts';
import { transactAsActor } from '../transact-as-actor.ts';
import { findImport, findImportDetails } from './find-import.ts';
import { reportOf } from './import-report.ts';
import { stateOf } from './to-import.ts';

type Change = {
  /** In which states it makes sense. */
  from: readonly ImportState[];
  to: (row: ImportRow) => Partial<ImportRow>;
  audit?: AuditAction;
};

/** Input, output and errors of a verb that moves an import on; one that takes more overrides `input`. */
export const CHANGE_DUTIES = {
  input: ImportInput,
  output: ImportDetails,
  refuses: ['NOT_FOUND', 'CONFLICT'],
} as const;

const OTHERWISE = 'This import has moved on. Reload the page.';

/** @throws DomainError CONFLICT when an import is not in one of these states */
export function assertState(row: ImportRow, states: readonly ImportState[]): void {
  if (!states.includes(stateOf(row))) throw new DomainError('CONFLICT', { message: OTHERWISE });
}

/**
 * Moves an import on, for verbs that have authorized.
 * @throws DomainError NOT_FOUND, CONFLICT when it is in another state by now
 */
export async function changeImport(
  ctx: Context,
  id: string,
  { from, to, audit }: Change,
): Promise<ImportDetails> {
  await transactAsActor(ctx, async (tx) => {
    const row = await findImport(tx, id);
    assertState(row, from);
    await tx.update(imports).set(to(row)).where(eq(imports.id, id));
    if (audit === undefined) return;
    const target = { kind: 'installation' as const, id };
    await recordAudit(ctx, tx, { action: audit, target, after: { file: row.fileName } });
  });
  return findImportDetails(ctx.readConsistent, id);
}

/** What gives the server a job to do for whoever asks. */
export function jobFor(
  ctx: Context,
  row: ImportRow,
  job: NonNullable<ImportRow['job']>,
): Partial<ImportRow> {
  const jobBy = requireUser(ctx).userId;
  const jobRun = row.jobRun + 1;
  const report = reportOf(row);
  return { job, jobBy, jobRun, jobClaims: 0, leasedUntil: null, rowsRead: 0, report };
}
