import type { RowOutcome } from '@rolecall/schemas/import-report';
import type { ImportState } from '@rolecall/schemas/imports';

export const importStateLabels: Record<ImportState, string> = {
  uploading: 'No file yet',
  planning: 'Reading the file',
  ready: 'Ready to import',
  failed: 'Can’t be imported',
  applying: 'Importing',
  stopped: 'Not finished',
  applied: 'Imported',
  undoing: 'Undoing',
  undone: 'Undone',
};

export const outcomeLabels: Record<RowOutcome, string> = {
  new: 'New users',
  existing: 'Existing users',
  conflicting: 'Conflicting rows',
  invalid: 'Invalid rows',
  skipped: 'Skipped rows',
};
