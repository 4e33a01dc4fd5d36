import type { ImportState } from '@rolecall/schemas/imports';
import { importStateLabels } from '../texts/import/labels.ts';

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
