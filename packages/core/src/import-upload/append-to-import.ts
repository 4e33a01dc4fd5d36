import { AppendImportInput, UploadedBytes } from '@rolecall/schemas/imports';
import { DomainError } from '../errors.ts';
import { requireUser } from '../policy.ts';
import { verb } from '../verb.ts';
import { assertState } from './change-import.ts';
import { findImport } from './find-import.ts';
import { appendToUpload } from './import-files.ts';

/**
 * Brings the next piece of a file, for whoever began the import. A call whose response was lost is
 * refused when it is made again, and says how much is there.
 */
export const appendToImport = verb(
  {
    may: 'import:prepare',
    input: AppendImportInput,
    output: UploadedBytes,
    refuses: ['NOT_FOUND', 'CONFLICT', 'PAYLOAD_TOO_LARGE'],
  },
  async (ctx, { id, offset, data }) => {
    const row = await findImport(ctx.readConsistent, id);
    if (row.uploadedBy !== requireUser(ctx).userId) throw new DomainError('NOT_FOUND');
    assertState(row, ['uploading']);
    const bytes = Buffer.from(data, 'base64');
    return { bytes: await appendToUpload(ctx, id, { offset, bytes }) };
  },
);
