import { CellProblem, shown } from './cell-problem.ts';
import { readText } from './read-text.ts';

const YES = new Set(['true', 't', 'yes', 'y', '1', 'on']);
const NO = new Set(['false', 'f', 'no', 'n', '0', 'off']);

/** Yes or no as databases and spreadsheets write it; `undefined` where it is neither. */
export function flagOf(text: string): boolean | undefined {
  const word = text.toLowerCase();
  if (YES.has(word)) return true;
  return NO.has(word) ? false : undefined;
}

/** Yes or no, or nothing where the cell is empty. */
export function readFlag(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  const text = readText(value);
  if (text === undefined) return undefined;
  const flag = flagOf(text);
  if (flag === undefined) throw new CellProblem(`${shown(value)} is neither yes nor no`);
  return flag;
}
