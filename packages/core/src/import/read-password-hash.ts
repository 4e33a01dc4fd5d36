import { readHash } from '../hash-kind/read-hash.ts';
import { CellProblem } from './cell-problem.ts';
import { readText } from './read-text.ts';

/** How systems mark that no password fits: Django, shadow files. */
const UNUSABLE = /^[!*]/;
/**
 * How a hash of no kind that is known begins: what may be shown of it. A password that someone keeps
 * as it is has nothing like it, nor is it followed by so much without a space.
 */
const BEGINNING = /^(?:[${][\w-]{1,24}(?=[$}])|[\w-]{1,24}(?=[$:]\S{32}))/;

/** A hash that can be checked, or why there is none. */
export type PasswordReading =
  | { stored: string; kind: string; costMs: number }
  | { stored: null; why: string };

/**
 * The password hash of a row.
 * @throws CellProblem for one that would never be run
 */
export function readPasswordHash(value: unknown): PasswordReading {
  const text = readText(value);
  if (text === undefined) return { stored: null, why: 'No password.' };
  if (UNUSABLE.test(text)) return { stored: null, why: 'No usable password.' };
  const hash = readHash(text);
  if (hash === undefined) {
    const beginning = BEGINNING.exec(text)?.[0];
    const which = beginning === undefined ? '' : ` (${beginning}…)`;
    return { stored: null, why: `The kind of the password hash is unknown${which}.` };
  }
  if ('problem' in hash)
    throw new CellProblem(`This ${hash.kind} hash can’t be checked: ${hash.problem}.`);
  return hash;
}
