import { imports } from '@rolecall/db/tables/imports';
import { Ok } from '@rolecall/schemas/fields';
import { eq } from 'drizzle-orm';
import { recordAudit } from '../audit/record-audit.ts';
import { transactAsActor } from '../transact-as-actor.ts';
import { verb } from '../verb.ts';
import { assertState, CHANGE_DUTIES } from './change-import.ts';
import { findImport } from './find-import.ts';
import { holdUpload } from './hold-upload.ts';
import { removeImportFiles } from './import-files.ts';

/**
 * Deletes a file that was not imported, or not to its end. What it has added by then stays, and so
 * does the import, which can be undone.
 */
export const discardImport = verb(
  { ...CHANGE_DUTIES, may: 'import:prepare', output: Ok },
  (ctx, { id }) =>
    holdUpload(id, async () => {
      await transactAsActor(ctx, async (tx) => {
        const row = await findImport(tx, id);
        assertState(row, ['uploading', 'ready', 'failed', 'stopped']);
        const one = eq(imports.id, id);
        if (row.added === 0) await tx.delete(imports).where(one);
        else await tx.update(imports).set({ expiresAt: null, settings: null }).where(one);
        await recordAudit(ctx, tx, {
          action: 'installation.import_discarded',
          target: { kind: 'installation', id },
          before: { file: row.fileName },
        });
      });
      await removeImportFiles(ctx, id);
      return { ok: true };
    }),
);
