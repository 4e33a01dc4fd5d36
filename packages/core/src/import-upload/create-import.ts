import { imports } from '@rolecall/db/tables/imports';
import { CreateImportInput, ImportDetails, UPLOADS_MAX } from '@rolecall/schemas/imports';
import { and, count, isNotNull, isNull } from 'drizzle-orm';
import { recordAudit } from '../audit/record-audit.ts';
import { DAY_MS } from '../durations.ts';
import { DomainError } from '../errors.ts';
import { newId } from '../ids.ts';
import { requireUser } from '../policy.ts';
import { transactAsActor } from '../transact-as-actor.ts';
import { verb } from '../verb.ts';
import { findImportDetails } from './find-import.ts';

/** How long a file waits to be imported, in milliseconds. */
const KEPT_MS = DAY_MS;

/** Begins an import: its file comes next, piece by piece. A few can wait at a time. */
export const createImport = verb(
  {
    may: 'import:upload',
    input: CreateImportInput,
    output: ImportDetails,
    refuses: ['CONFLICT'],
  },
  async (ctx, { fileName }) => {
    const { userId } = requireUser(ctx);
    const now = ctx.now();
    const id = newId('imp');
    await transactAsActor(ctx, async (tx) => {
      const [waiting] = await tx
        .select({ count: count() })
        .from(imports)
        .where(
          and(isNull(imports.finishedAt), isNull(imports.undoneAt), isNotNull(imports.expiresAt)),
        );
      if ((waiting?.count ?? 0) >= UPLOADS_MAX) {
        const message = `${UPLOADS_MAX} files wait to be imported or are stopped. Import or delete one of them first.`;
        throw new DomainError('CONFLICT', { message });
      }
      await tx.insert(imports).values({
        ...{ id, fileName, fileHash: '', system: '', createdAt: now, uploadedBy: userId },
        expiresAt: new Date(now.getTime() + KEPT_MS),
      });
      await recordAudit(ctx, tx, {
        action: 'installation.import_uploaded',
        target: { kind: 'installation', id },
        after: { file: fileName },
      });
    });
    return findImportDetails(ctx.readConsistent, id);
  },
);
