import { FullName, PersonName, Username } from '@rolecall/schemas/fields';
import { isReservedUsername } from '@rolecall/schemas/is-reserved-username';
import { splitName } from '@rolecall/schemas/split-name';
import type { z } from 'zod';
import type { Cells } from '../import-system/mapping.ts';
import { CellProblem } from './cell-problem.ts';
import { assertNoFormula, readText } from './read-text.ts';

type Names = { firstName: string; lastName: string };
type NameRules = {
  /** Whether the cells come from a format that spreadsheets write, and may hold formulas. */
  isSpreadsheet: boolean;
  /** Whether a row without a name is invalid. */
  requireName: boolean;
};

/**
 * First and last name: as they are given, else from a name in one. Some systems write the email where
 * there is no name.
 */
export function readNames(cells: Cells, email: string | undefined, rules: NameRules): Names {
  const read = (value: unknown, schema: z.ZodType<string>) => {
    const text = readText(value);
    if (text === undefined || text.toLowerCase() === email) return '';
    if (rules.isSpreadsheet) assertNoFormula(text);
    const { data, error } = schema.safeParse(text);
    if (data === undefined) throw new CellProblem(error?.issues[0]?.message ?? '');
    return data;
  };
  const firstName = read(cells.firstName, PersonName);
  const lastName = read(cells.lastName, PersonName);
  if (firstName !== '' || lastName !== '') return { firstName, lastName };
  const fullName = read(cells.fullName, FullName);
  if (fullName === '' && rules.requireName) throw new CellProblem('This row has none.');
  return splitName(fullName);
}

/** A username that can be kept; `undefined` where there is none or it does not fit. */
export function readUsername(value: unknown): string | undefined {
  const { data } = Username.safeParse(readText(value));
  return data === undefined || isReservedUsername(data) ? undefined : data;
}
