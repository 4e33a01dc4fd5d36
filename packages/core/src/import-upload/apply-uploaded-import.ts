import { ApplyImportInput, ImportDetails } from '@rolecall/schemas/imports';
import { verb } from '../verb.ts';
import { changeImport, jobFor } from './change-import.ts';
import { reportOf } from './import-report.ts';

/**
 * Has the server add the new users of a file, as the preview says. One that was stopped goes on where
 * it was.
 */
export const applyUploadedImport = verb(
  {
    may: 'import:apply',
    input: ApplyImportInput,
    output: ImportDetails,
    refuses: ['NOT_FOUND', 'CONFLICT'],
  },
  (ctx, { id, invite }) =>
    changeImport(ctx, id, {
      from: ['ready', 'stopped'],
      to: (row) => ({
        ...jobFor(ctx, row, 'apply'),
        startedAt: row.startedAt ?? ctx.now(),
        report: { ...reportOf(row), problem: undefined, invite },
      }),
      audit: 'installation.import_started',
    }),
);
