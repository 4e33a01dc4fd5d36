import { KEYBOARDS, type Key, withoutShift } from './keyboards.ts';

/** So many characters from one place on follow a pattern, and are worth so many. */
export type Run = { length: number; worth: number };

const MIN_STRAIGHT = 3;
const MIN_WINDING = 5;
/** A straight run is one guess, a winding one some choices more. */
const STRAIGHT = 0.5;
const WINDING_SHARE = 1 / 3;
const WINDING_MAX = 4;

/** What keyboards are called: the first thing that comes to mind beside their keys. */
const NAMES = ['qwerty', 'qwertz', 'azerty', 'dvorak', 'colemak', 'keyboard'];

/**
 * The longest run of a known pattern at a place in a text: a sequence (`abc`, `321`, `2468`), or
 * keys of a keyboard that lie in a line or side by side, or what it is called.
 */
export function longestRun(characters: readonly string[], from: number): Run | undefined {
  const straight = Math.max(
    sequenceLength(characters, from),
    nameLength(characters, from),
    ...KEYBOARDS.map((keys) => walkLength(characters, from, keys, isSameStep)),
  );
  if (straight >= MIN_STRAIGHT) return { length: straight, worth: STRAIGHT };
  const winding = Math.max(
    ...KEYBOARDS.map((keys) => walkLength(characters, from, keys, isNeighbor)),
  );
  if (winding < MIN_WINDING) return undefined;
  return { length: winding, worth: Math.min(WINDING_MAX, winding * WINDING_SHARE) };
}

function nameLength(characters: readonly string[], from: number): number {
  const matches = (name: string) => [...name].every((sign, n) => characters[from + n] === sign);
  return NAMES.find(matches)?.length ?? 1;
}

/** How many characters go up or down by one, and digits by two. */
function sequenceLength(characters: readonly string[], from: number): number {
  const code = (at: number) => characters[at]?.codePointAt(0) ?? Number.NaN;
  const step = code(from + 1) - code(from);
  const largest = /\d/.test(characters[from] ?? '') ? 2 : 1;
  if (!(Math.abs(step) <= largest)) return 1;
  let to = from + 1;
  while (code(to + 1) - code(to) === step) to += 1;
  return to - from + 1;
}

type StepCheck = (step: Key, previous: Key | undefined) => boolean;
const isNeighbor: StepCheck = ({ x, y }) => Math.abs(x) <= 1 && Math.abs(y) <= 1;
/** Along a row or down a slanted column: the other diagonal is no line for a finger. */
const isSameStep: StepCheck = (step, previous) =>
  isNeighbor(step, previous) &&
  step.x * step.y <= 0 &&
  (previous === undefined || (previous.x === step.x && previous.y === step.y));

/** How many characters are keys that follow one another by steps that pass the check. */
function walkLength(
  characters: readonly string[],
  from: number,
  keys: ReadonlyMap<string, Key>,
  passes: StepCheck,
): number {
  const keyAt = (at: number) => {
    const character = characters[at] ?? '';
    return keys.get(character) ?? keys.get(withoutShift(character));
  };
  let previous: Key | undefined;
  for (let at = from; ; at++) {
    const here = keyAt(at);
    const next = keyAt(at + 1);
    if (here === undefined || next === undefined) return at - from + 1;
    const step = { x: next.x - here.x, y: next.y - here.y };
    if (!passes(step, previous)) return at - from + 1;
    previous = step;
  }
}
