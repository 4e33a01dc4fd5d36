import { appendToImport } from '@rolecall/core/import-upload/append-to-import';
import { applyUploadedImport } from '@rolecall/core/import-upload/apply-uploaded-import';
import { createImport } from '@rolecall/core/import-upload/create-import';
import { discardImport } from '@rolecall/core/import-upload/discard-import';
import { downloadImportResult } from '@rolecall/core/import-upload/download-import-result';
import { getImport } from '@rolecall/core/import-upload/get-import';
import { getImportedHashes } from '@rolecall/core/import-upload/imported-hashes';
import { listImports } from '@rolecall/core/import-upload/list-imports';
import { planUploadedImport } from '@rolecall/core/import-upload/plan-uploaded-import';
import { proveUploadedImport } from '@rolecall/core/import-upload/prove-uploaded-import';
import { stopImport } from '@rolecall/core/import-upload/stop-import';
import { undoUploadedImport } from '@rolecall/core/import-upload/undo-uploaded-import';
import { del, get, post } from '../routes.ts';
import { createRouter } from '../trpc.ts';

const IMPORT = '/admin/imports/{id}';

export const adminImportsRouter = createRouter({
  list: get(listImports, '/admin/imports', 'List imports of users'),
  hashes: get(
    getImportedHashes,
    '/admin/imports/hashes',
    'Get the progress of password hash upgrades',
  ),
  get: get(getImport, IMPORT, 'Get an import and its preview'),
  create: post(createImport, '/admin/imports', 'Start an import', {
    status: 201,
    location: IMPORT,
  }),
  append: post(appendToImport, `${IMPORT}/file`, 'Upload part of an import file'),
  plan: post(planUploadedImport, `${IMPORT}/preview`, 'Preview an import'),
  prove: post(proveUploadedImport, `${IMPORT}/prove`, 'Check a password against an import file'),
  start: post(applyUploadedImport, `${IMPORT}/apply`, 'Run an import'),
  undo: post(undoUploadedImport, `${IMPORT}/undo`, 'Undo an import'),
  stop: post(stopImport, `${IMPORT}/stop`, 'Stop an import'),
  discard: del(discardImport, IMPORT, 'Delete an import file'),
  result: get(downloadImportResult, `${IMPORT}/result`, 'Download import results'),
});
