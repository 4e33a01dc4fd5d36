import { ImportDetails, ImportInput } from '@rolecall/schemas/imports';
import { verb } from '../verb.ts';
import { changeImport, jobFor } from './change-import.ts';

/** Has the server remove the users that an import added and no one has used. */
export const undoUploadedImport = verb(
  {
    may: 'import:apply',
    input: ImportInput,
    output: ImportDetails,
    refuses: ['NOT_FOUND', 'CONFLICT'],
  },
  (ctx, { id }) =>
    changeImport(ctx, id, {
      from: ['applied', 'stopped'],
      to: (row) => jobFor(ctx, row, 'undo'),
      audit: 'installation.import_undo_started',
    }),
);
