import { PlanImportInput } from '@rolecall/schemas/imports';
import { atPrimary } from '../context.ts';
import { verb } from '../verb.ts';
import { CHANGE_DUTIES, changeImport, jobFor } from './change-import.ts';
import { findImport } from './find-import.ts';
import { holdUpload } from './hold-upload.ts';
import { assertUploaded } from './import-files.ts';
import { settingsOf } from './import-report.ts';

/**
 * Has the server read an uploaded file, to tell what an import would do: nothing is changed. The
 * parameters of a Firebase project are kept where none are given.
 */
export const planUploadedImport = verb(
  { ...CHANGE_DUTIES, may: 'import:prepare', input: PlanImportInput },
  async (ctx, { id, fileName, ...settings }) => {
    await findImport(atPrimary(ctx).readConsistent, id);
    return holdUpload(id, async () => {
      await assertUploaded(ctx, id);
      return changeImport(ctx, id, {
        from: ['uploading', 'ready', 'failed'],
        to: (row) => ({
          ...jobFor(ctx, row, 'plan'),
          fileName: fileName ?? row.fileName,
          settings: { firebaseConfig: settingsOf(row).firebaseConfig, ...settings },
          report: null,
        }),
      });
    });
  },
);
