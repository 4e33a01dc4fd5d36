let graphemes: Intl.Segmenter | undefined;
const LETTER = /[\p{L}\p{N}]/u;
/** Scripts whose names are known by one sign: two would join, or be as wide as the whole picture. */
const ONE_IS_ENOUGH =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Arabic}\p{Script=Hebrew}]/u;

/** A letter that nothing is put on: most are, and need nothing that is slow to make. */
const PLAIN = /^[a-z\d](?![^\0-\u02ff])/i;

function first(word: string): string {
  if (PLAIN.test(word)) return word.slice(0, 1);
  graphemes ??= new Intl.Segmenter('und', { granularity: 'grapheme' });
  return graphemes.segment(word)[Symbol.iterator]().next().value?.segment ?? '';
}

/** What stands for a name in a small circle: `AL`, `山`; nothing for a name without letters. */
export function initials(name: string): string {
  const words = name
    .normalize('NFC')
    .split(/[\s._-]+/u)
    .map((word) => word.slice(Math.max(0, word.search(LETTER))))
    .filter((word) => LETTER.test(word));
  const [start, ...others] = words.map(first);
  if (!start) return '';
  const end = ONE_IS_ENOUGH.test(start) ? '' : (others.at(-1) ?? '');
  return (start + end).toLocaleUpperCase('en');
}

/** One of twelve hues, in degrees; the same id always has the same. Hash: FNV-1a, 32 bits. */
export function hueOf(id: string): number {
  let hash = 0x811c9dc5;
  for (const char of id) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return ((hash >>> 0) % 12) * 30;
}
