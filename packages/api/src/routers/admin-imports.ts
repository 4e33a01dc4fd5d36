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
import { rest } from '../rest.ts';
import { command, createRouter, query } from '../trpc.ts';

const IMPORT = '/admin/imports/{id}';

export const adminImportsRouter = createRouter({
  list: query(listImports, rest('GET', '/admin/imports', 'List imports of users')),
  hashes: query(
    getImportedHashes,
    rest('GET', '/admin/imports/hashes', 'Get the progress of password hash upgrades'),
  ),
  get: query(getImport, rest('GET', IMPORT, 'Get an import and its preview')),
  create: command(
    createImport,
    rest('POST', '/admin/imports', 'Start an import', { status: 201, location: IMPORT }),
  ),
  append: command(appendToImport, rest('POST', `${IMPORT}/file`, 'Upload part of an import file')),
  plan: command(planUploadedImport, rest('POST', `${IMPORT}/preview`, 'Preview an import')),
  prove: command(
    proveUploadedImport,
    rest('POST', `${IMPORT}/prove`, 'Check a password against an import file'),
  ),
  start: command(applyUploadedImport, rest('POST', `${IMPORT}/apply`, 'Run an import')),
  undo: command(undoUploadedImport, rest('POST', `${IMPORT}/undo`, 'Undo an import')),
  stop: command(stopImport, rest('POST', `${IMPORT}/stop`, 'Stop an import')),
  discard: command(discardImport, rest('DELETE', IMPORT, 'Delete an import file')),
  result: query(downloadImportResult, rest('GET', `${IMPORT}/result`, 'Download import results')),
});
