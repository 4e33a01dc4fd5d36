import { verb } from '../verb.ts';
import { CHANGE_DUTIES, changeImport, jobFor } from './change-import.ts';

/** Has the server remove the users that an import added and no one has used. */
export const undoUploadedImport = verb({ ...CHANGE_DUTIES, may: 'import:apply' }, (ctx, { id }) =>
  changeImport(ctx, id, {
    from: ['applied', 'stopped'],
    to: (row) => jobFor(ctx, row, 'undo'),
    audit: 'installation.import_undo_started',
  }),
);
