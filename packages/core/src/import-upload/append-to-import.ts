import { AppendImportInput, UploadedBytes } from '@rolecall/schemas/imports';
import { DomainError } from '../errors.ts';
import { requireUser } from '../policy.ts';
import { verb } from '../verb.ts';
import { assertState } from './change-import.ts';
import { findUploading } from './find-import.ts';
import { holdUpload } from './hold-upload.ts';
import { appendToUpload } from './import-files.ts';

/**
 * Brings the next piece of a file, for whoever began the import. A call whose response was lost is
 * refused when it is made again, and says how much is there; so is a second piece at the same time.
 */
export const appendToImport = verb(
  {
    may: 'import:prepare',
    input: AppendImportInput,
    output: UploadedBytes,
    refuses: ['NOT_FOUND', 'CONFLICT', 'PAYLOAD_TOO_LARGE'],
  },
  async (ctx, { id, offset, data }) => {
    const { uploadedBy } = await findUploading(ctx, id);
    if (uploadedBy !== requireUser(ctx).userId) throw new DomainError('NOT_FOUND');
    const bytes = Buffer.from(data, 'base64');
    return holdUpload(id, async () => {
      assertState(await findUploading(ctx, id), ['uploading']);
      return { bytes: await appendToUpload(ctx, id, { offset, bytes }) };
    });
  },
);
