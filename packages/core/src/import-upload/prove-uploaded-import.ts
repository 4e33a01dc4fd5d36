import { ImportProof, ProveImportInput } from '@rolecall/schemas/imports';
import { atPrimary, systemContext } from '../context.ts';
import { proveImport } from '../import/prove-import.ts';
import { consumeLimits } from '../limit/consume-limit.ts';
import { requireUser } from '../policy.ts';
import { verb } from '../verb.ts';
import { assertState } from './change-import.ts';
import { findImport } from './find-import.ts';
import { assertUploaded, uploadPath } from './import-files.ts';
import { settingsOf } from './import-report.ts';
import { toImportOptions } from './to-import-options.ts';

/** Checks one known password against an uploaded file: whether its hashes are understood. */
export const proveUploadedImport = verb(
  {
    may: 'import:apply',
    input: ProveImportInput,
    output: ImportProof,
    refuses: ['NOT_FOUND', 'CONFLICT', 'RATE_LIMITED', 'PAYLOAD_TOO_LARGE'],
  },
  async (ctx, { id, email, password }) => {
    await consumeLimits(ctx, [{ name: 'proveImport.user', by: requireUser(ctx).userId }]);
    const row = await findImport(atPrimary(ctx).readConsistent, id);
    assertState(row, ['ready', 'failed']);
    await assertUploaded(ctx, id);
    const options = toImportOptions(settingsOf(row), ctx.now());
    const proof = await proveImport(systemContext(ctx, 'import'), uploadPath(ctx, id), options, {
      email,
      password,
    });
    return proof ?? { row: null, kind: null, matches: false };
  },
);
