/** Why a cell cannot be taken over, in a sentence. The report has the field's name before it. */
export class CellProblem extends Error {}

const SHOWN_LENGTH = 40;
/** What turns the text around it, or is not seen in it. */
const UNSEEN = /\p{Cf}/gu;

const QUOTES = /[“”]/g;

/** A value as a report quotes it, cut short. */
export function shown(value: unknown): string {
  const text = (typeof value === 'string' ? value : JSON.stringify(value)) ?? '';
  // A character is two units long at most: more of a long text is not looked at.
  const points = [...text.slice(0, 2 * SHOWN_LENGTH + 2)];
  const cut = points.length > SHOWN_LENGTH ? `${points.slice(0, SHOWN_LENGTH).join('')}…` : text;
  const seen = JSON.stringify(cut)
    .slice(1, -1)
    .replaceAll(QUOTES, '"')
    .replaceAll(UNSEEN, (mark) => `\\u{${mark.codePointAt(0)?.toString(16)}}`);
  return `“${seen}”`;
}
