import { createReadStream } from 'node:fs';
import { ImportInput, ImportResult } from '@rolecall/schemas/imports';
import { recordAudit } from '../audit/record-audit.ts';
import { DomainError } from '../errors.ts';
import { transactAsActor } from '../transact-as-actor.ts';
import { streamVerb } from '../verb.ts';
import { findImport } from './find-import.ts';
import { resultPath, sizeOf } from './import-files.ts';

/** What became of each row of a file, as CSV. */
export const downloadImportResult = streamVerb(
  {
    may: ['import:read', 'user:exportList'],
    input: ImportInput,
    output: ImportResult,
    stream: { type: 'text/csv', filename: 'import.csv' },
    refuses: ['NOT_FOUND'],
  },
  async (ctx, { id }) => {
    await findImport(ctx.readConsistent, id);
    const path = resultPath(ctx, id);
    if ((await sizeOf(path)) === 0) throw new DomainError('NOT_FOUND');
    await transactAsActor(ctx, (tx) =>
      recordAudit(ctx, tx, {
        action: 'installation.import_downloaded',
        target: { kind: 'installation', id },
      }),
    );
    return piecesOf(path);
  },
);

async function* piecesOf(path: string): AsyncGenerator<string> {
  for await (const piece of createReadStream(path, { encoding: 'utf8' })) yield String(piece);
}
