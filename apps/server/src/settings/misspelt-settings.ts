import { ALL_SETTINGS } from '../settings.ts';
import { editDistance } from './edit-distance.ts';

const NAMES = ALL_SETTINGS.map(({ name }) => name);
/** Right, though close to a setting: it says where the API is to a web app with its own process. */
const OF_OTHERS = new Set(['API_URL']);

/** Shorter names are close to too many words. */
const SHORTEST = 6;
/** How many letters may be wrong. */
const lettersWrong = ({ length }: string) => (length < 10 ? 1 : 2);

/**
 * Finds variables that look like settings with a typo.
 * @param given the names of all variables that are set
 * @returns a sentence for each, with the name that was meant
 */
export function misspeltSettings(given: readonly string[]): string[] {
  const unset = NAMES.filter((name) => name.length >= SHORTEST && !given.includes(name));
  return given.flatMap((name) => {
    if (NAMES.includes(name) || OF_OTHERS.has(name)) return [];
    const meant = closestTo(name.toUpperCase(), unset);
    return meant === undefined ? [] : [`${name} is not a setting: did you mean ${meant}?`];
  });
}

function closestTo(given: string, names: string[]): string | undefined {
  const close = names
    .filter((name) => Math.abs(name.length - given.length) <= lettersWrong(name))
    .map((name) => ({ name, wrong: editDistance(given, name) }))
    .filter(({ name, wrong }) => wrong <= lettersWrong(name));
  return close.sort((a, b) => a.wrong - b.wrong)[0]?.name;
}
