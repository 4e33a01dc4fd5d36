import { ApplyImportInput } from '@rolecall/schemas/imports';
import { atPrimary } from '../context.ts';
import { DomainError } from '../errors.ts';
import { verb } from '../verb.ts';
import { CHANGE_DUTIES, changeImport, jobFor } from './change-import.ts';
import { findImport } from './find-import.ts';
import { assertUploaded } from './import-files.ts';
import { reportOf, withoutUsers } from './import-report.ts';
import { planVersionOf } from './plan-version.ts';

const CHANGED = 'The preview of this import has changed. Reload the page and check it again.';

/**
 * Has the server add the new users of a file, as the preview says that the caller has looked at. One
 * that was stopped goes on where it was.
 */
export const applyUploadedImport = verb(
  { ...CHANGE_DUTIES, may: 'import:apply', input: ApplyImportInput },
  async (ctx, { id, invite, planVersion }) => {
    await findImport(atPrimary(ctx).readConsistent, id);
    await assertUploaded(ctx, id);
    return changeImport(ctx, id, {
      from: ['ready', 'stopped'],
      to: (row) => {
        if (planVersionOf(row) !== planVersion) {
          throw new DomainError('CONFLICT', { message: CHANGED });
        }
        return {
          ...jobFor(ctx, row, 'apply'),
          startedAt: row.startedAt ?? ctx.now(),
          report: { ...withoutUsers(reportOf(row)), problem: undefined, invite },
        };
      },
      audit: 'installation.import_started',
    });
  },
);
