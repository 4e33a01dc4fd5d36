/** Up to so many characters are looked up in the indexes of pairs; more in those of trigrams. */
const LONGEST = 2;

/** Whether a word is too short for a trigram index; lengths are in code points. */
export function isShort(word: string): boolean {
  return [...word].length <= LONGEST;
}

/**
 * The different pairs of neighbouring characters in a text, and its last character, as the indexes
 * for one and two characters hold them: in hexadecimal, so that no character means anything.
 */
export function shortTokensOf(text: string): string {
  const characters = [...text];
  const pairs = characters.map((character, index) => character + (characters[index + 1] ?? ''));
  return [...new Set(pairs)].map(toHex).join(' ');
}

/** One or two characters as such an index is asked for them: one is the beginning of its pairs. */
export function matchShort(word: string): string {
  return `"${toHex(word)}"${[...word].length === 1 ? '*' : ''}`;
}

const toHex = (text: string) => Buffer.from(text).toString('hex');
