import type { ImportField } from '@rolecall/schemas/import-fields';
import type { RowOutcome } from '@rolecall/schemas/import-report';
import type { ImportState } from '@rolecall/schemas/imports';
import { isUserField, USER_FIELDS } from '@rolecall/schemas/user-fields';
import { asWords } from '../as-words.ts';

type Label = { label: string; tone: 'neutral' | 'accent' | 'success' | 'warning' | 'danger' };

export const IMPORT_STATE_LABELS: Record<ImportState, Label> = {
  uploading: { label: 'No file yet', tone: 'neutral' },
  planning: { label: 'Reading the file', tone: 'accent' },
  ready: { label: 'Ready to import', tone: 'accent' },
  failed: { label: 'Can’t be imported', tone: 'danger' },
  applying: { label: 'Importing', tone: 'accent' },
  stopped: { label: 'Not finished', tone: 'warning' },
  applied: { label: 'Imported', tone: 'success' },
  undoing: { label: 'Undoing', tone: 'accent' },
  undone: { label: 'Undone', tone: 'neutral' },
};

/** States in which the server is at work. */
export const AT_WORK: ReadonlySet<ImportState> = new Set(['planning', 'applying', 'undoing']);

export const OUTCOME_LABELS: Record<RowOutcome, string> = {
  new: 'New users',
  existing: 'Existing users',
  conflicting: 'Conflicting rows',
  invalid: 'Invalid rows',
  skipped: 'Skipped rows',
};

const OWN_LABELS: Partial<Record<ImportField, string>> = {
  fullName: 'Full name',
  deletedAt: 'Deleted',
  sourceId: 'ID in the source',
};

/** What a field of an import is called; most are fields of users. */
export function importFieldLabel(name: ImportField): string {
  return OWN_LABELS[name] ?? (isUserField(name) ? USER_FIELDS[name].label : asWords(name));
}
