import { Email } from '@rolecall/schemas/email';
import { CellProblem, shown } from './cell-problem.ts';
import { flagOf } from './read-flag.ts';
import { assertNoFormula, readText } from './read-text.ts';
import { timeOf } from './read-time.ts';

/** An email in its canonical spelling. */
export function readEmail(value: unknown, isSpreadsheet: boolean): string {
  const text = readText(value);
  if (text === undefined) throw new CellProblem('there is none');
  if (isSpreadsheet) assertNoFormula(text);
  const { data } = Email.safeParse(text);
  if (data === undefined) throw new CellProblem(`${shown(text)} is no email`);
  return data;
}

/** Whether an email is verified: yes or no, or the time when it was. */
export function readIsVerified(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  const text = readText(value);
  if (text === undefined) return undefined;
  const flag = flagOf(text);
  if (flag !== undefined) return flag;
  if (timeOf(text) === undefined) throw new CellProblem(`${shown(text)} is neither yes nor a time`);
  return true;
}
