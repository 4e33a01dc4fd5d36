import { longestRun } from './pattern-runs.ts';

/** What a digit or a sign beside something that is easy to guess counts for. */
const DECORATION = 0.5;
const isLetter = (character: string) => /[\p{L}\p{M}]/u.test(character);

/**
 * How many characters of a text are hard to guess: a pattern of many counts for one or less, and
 * digits and signs beside patterns count half.
 * @param isBeside whether the text stood beside something that is easy to guess
 */
export function effectiveLength(text: string, isBeside = false): number {
  // A doubled character adds nothing: `aabbccdd` is as easy as `abcd`.
  const characters = [...text.toLowerCase().replace(/(.)\1+/gsu, '$1')];
  const free: string[] = [];
  let worth = 0;
  for (let at = 0; at < characters.length; ) {
    const run = longestRun(characters, at);
    if (run === undefined) free.push(characters[at] ?? '');
    else worth += run.worth;
    at += run?.length ?? 1;
  }
  const hasPattern = isBeside || free.length < characters.length;
  const letters = free.filter(isLetter).length;
  return worth + letters + (free.length - letters) * (hasPattern ? DECORATION : 1);
}
