/** Why a cell cannot be taken over. The message is for the report, where it follows the field's name. */
export class CellProblem extends Error {}

const SHOWN_LENGTH = 40;
/** What turns the text around it, or is not seen in it. */
const UNSEEN = /\p{Cf}/gu;

/** A value as a report shows it, cut short. */
export function shown(value: unknown): string {
  const text = (typeof value === 'string' ? value : JSON.stringify(value)) ?? '';
  const points = [...text];
  const cut = points.length > SHOWN_LENGTH ? `${points.slice(0, SHOWN_LENGTH).join('')}…` : text;
  return JSON.stringify(cut).replaceAll(
    UNSEEN,
    (mark) => `\\u{${mark.codePointAt(0)?.toString(16)}}`,
  );
}
