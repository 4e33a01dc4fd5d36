import { Email } from '@rolecall/schemas/email';
import { CellProblem, shown } from './cell-problem.ts';
import { assertNoFormula, readText } from './read-text.ts';

/** An email in its canonical spelling. */
export function readEmail(value: unknown, isSpreadsheet: boolean): string {
  const text = readText(value);
  if (text === undefined) throw new CellProblem('This row has none.');
  if (isSpreadsheet) assertNoFormula(text);
  const { data } = Email.safeParse(text);
  if (data === undefined) throw new CellProblem(`${shown(text)} isn’t a valid email.`);
  return data;
}
