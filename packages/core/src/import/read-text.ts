import { CellProblem, shown } from './cell-problem.ts';

/** No field of a person, nor any hash, is longer: what is, costs more to look at than it says. */
const MAX_LENGTH = 4_000;

/** A text, or nothing where the cell is empty. Numbers count as what they look like. */
export function readText(value: unknown): string | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  const given = value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : value;
  if (typeof given !== 'string') throw new CellProblem(`${shown(value)} isn’t text.`);
  const text = given.trim();
  if (text.length > MAX_LENGTH) throw new CellProblem(`It’s longer than ${MAX_LENGTH} characters.`);
  if (text.includes('\uFFFD')) throw new CellProblem('It has characters that aren’t UTF-8.');
  return text === '' ? undefined : text;
}

/** What exports write in quotes for nothing. */
const NULL = /^(?:NULL|\\N)$/i;

/** Whether a text stands for nothing. A name may be one of these: there they are names. */
export const isNullText = (text: string): boolean => NULL.test(text);

const FORMULA = /^[=@+\-\t\r]/;

/** Refuses what a spreadsheet would run: someone once put it there for one. */
export function assertNoFormula(text: string | undefined): void {
  if (text !== undefined && FORMULA.test(text)) {
    throw new CellProblem(`${shown(text)} looks like a spreadsheet formula.`);
  }
}
