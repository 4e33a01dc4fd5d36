import type { ImportRow } from '@rolecall/db/tables/imports';
import type { Import, ImportDetails, ImportState } from '@rolecall/schemas/imports';
import { reportOf, settingsOf, undoCountsOf } from './import-report.ts';
import { planVersionOf } from './plan-version.ts';

const AT_WORK = { plan: 'planning', apply: 'applying', undo: 'undoing' } as const;

/** How far an import is. */
export function stateOf(row: ImportRow): ImportState {
  if (row.job !== null) return AT_WORK[row.job];
  if (row.undoneAt !== null) return 'undone';
  if (row.finishedAt !== null) return 'applied';
  if (row.startedAt !== null) return 'stopped';
  const { plan, problem } = reportOf(row);
  if (problem !== undefined) return 'failed';
  return plan === undefined ? 'uploading' : 'ready';
}

const iso = (at: Date | null) => at?.toISOString() ?? null;

/** An import as lists show it. */
export function toImport(row: ImportRow, uploadedByName: string | null): Import {
  const { id, fileName, uploadedBy, rowsRead, added, finishedAt, undoneAt, expiresAt } = row;
  const { removed = null, kept = null } = undoCountsOf(row);
  return {
    ...{ id, fileName, uploadedBy, uploadedByName, rowsRead, added },
    state: stateOf(row),
    system: row.system || null,
    createdAt: row.createdAt.toISOString(),
    finishedAt: iso(finishedAt),
    undoneAt: iso(undoneAt),
    expiresAt: iso(expiresAt),
    removed,
    kept,
    hasResult: row.startedAt !== null && expiresAt !== null,
  };
}

/** An import with all that is known of it, and without secrets. */
export function toImportDetails(
  row: ImportRow,
  uploadedByName: string | null,
  { keptUsers, invited }: Pick<ImportDetails, 'keptUsers' | 'invited'>,
): ImportDetails {
  const { plan = null, problem = null } = reportOf(row);
  const { firebaseConfig: _secret, ...settings } = settingsOf(row);
  const planVersion = planVersionOf(row);
  const said = { settings, plan, planVersion, problem, keptUsers, invited };
  return { ...toImport(row, uploadedByName), ...said };
}
