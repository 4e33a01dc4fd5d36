import { verb } from '../verb.ts';
import { CHANGE_DUTIES, changeImport } from './change-import.ts';
import { reportOf } from './import-report.ts';

/** Stops what the server does with an import, after the batch that it is at. */
export const stopImport = verb({ ...CHANGE_DUTIES, may: 'import:prepare' }, (ctx, { id }) =>
  changeImport(ctx, id, {
    from: ['planning', 'applying', 'undoing'],
    to: (row) => ({
      job: null,
      jobRun: row.jobRun + 1,
      leasedUntil: null,
      ...(row.job === 'plan' && {
        report: { ...reportOf(row), problem: 'The preview was stopped.' },
      }),
    }),
    audit: 'installation.import_stopped',
  }),
);
