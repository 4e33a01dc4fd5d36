import type { ImportField } from '@rolecall/schemas/import-fields';
import type { ImportState } from '@rolecall/schemas/imports';
import { isUserField, USER_FIELDS } from '@rolecall/schemas/user-fields';
import { asWords } from '../as-words.ts';
import { importStateLabels, ownFieldLabels } from '../texts/import/labels.ts';

type Tone = 'neutral' | 'accent' | 'success' | 'warning' | 'danger';

const TONES: Record<ImportState, Tone> = {
  uploading: 'neutral',
  planning: 'accent',
  ready: 'accent',
  failed: 'danger',
  applying: 'accent',
  stopped: 'warning',
  applied: 'success',
  undoing: 'accent',
  undone: 'neutral',
};

/** The badge that tells how far an import is. */
export function stateBadge(state: ImportState): { label: string; tone: Tone } {
  return { label: importStateLabels[state], tone: TONES[state] };
}

/** States in which the server is at work. */
export const AT_WORK: ReadonlySet<ImportState> = new Set(['planning', 'applying', 'undoing']);

/** What a field of an import is called; most are fields of users. */
export function importFieldLabel(name: ImportField): string {
  return ownFieldLabels[name] ?? (isUserField(name) ? USER_FIELDS[name].label : asWords(name));
}
