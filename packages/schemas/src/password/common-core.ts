/** How many digits and signs at each end may belong to a common password, as the 1 of `trustno1`. */
const REACH = 4;
const CORE_MIN_LENGTH = 4;
/** Nothing in a list of common passwords is longer, repetitions included. */
const CORE_MAX_LENGTH = 64;
const LOOK_ALIKES = {
  '@': 'a',
  '4': 'a',
  '0': 'o',
  '3': 'e',
  $: 's',
  '5': 's',
  '7': 't',
  '+': 't',
};
const isLookAlike = (sign: string): sign is keyof typeof LOOK_ALIKES =>
  Object.hasOwn(LOOK_ALIKES, sign);

/**
 * What is left of a text without the common password that it is built around: `password`, also with
 * signs for letters or several times, between digits and signs.
 * @returns the least of it, or `undefined` where there is no such thing in it
 */
export function besideCommon(
  text: string,
  isCommon: (password: string) => boolean,
): string | undefined {
  const characters = [...text.toLowerCase()];
  const isLetter = (character: string) => /\p{L}/u.test(character);
  const first = characters.findIndex(isLetter);
  const last = characters.findLastIndex(isLetter);
  if (first === -1 || last - first >= CORE_MAX_LENGTH) return undefined;
  const found: string[] = [];
  for (let from = Math.max(0, first - REACH); from <= first; from++) {
    for (let to = Math.min(characters.length - 1, last + REACH); to >= last; to--) {
      const core = characters.slice(from, to + 1);
      if (!spellingsOf(core.join('')).some(isCommon)) continue;
      found.push([...characters.slice(0, from), ...characters.slice(to + 1)].join(''));
    }
  }
  return found.sort((a, b) => a.length - b.length)[0];
}

/** A word as it may be in a list: as typed, with letters for signs, and once where it is repeated. */
function spellingsOf(core: string): string[] {
  const plain = [...core].map((sign) => (isLookAlike(sign) ? LOOK_ALIKES[sign] : sign)).join('');
  const once = [core, plain].map((text) => repeatedUnit(text.replace(/[^\p{L}\p{N}]/gu, '')));
  const lined = ['i', 'l'].map((letter) => plain.replace(/[1!|]/g, letter));
  return [...new Set([core, ...lined, ...once])].filter((word) => word.length >= CORE_MIN_LENGTH);
}

/** What a text is a repetition of, or the text: `abcabcab` gives `abc`. */
export function repeatedUnit(text: string): string {
  const characters = [...text];
  for (let length = 1; length <= characters.length / 2; length++) {
    if (characters.every((character, at) => character === characters[at % length])) {
      return characters.slice(0, length).join('');
    }
  }
  return text;
}
