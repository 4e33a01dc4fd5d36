/**
 * What does not tell texts apart: accents of every alphabet that has them, and what is invisible.
 * Marks that are letters of their own stay: vowel signs of Indic scripts and Thai, and the voicing
 * marks of kana.
 */
const IGNORED =
  /[[\p{Mn}&&[\p{Script=Inherited}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}]]--[\u3099\u309A]]|\p{Default_Ignorable_Code_Point}/gv;

/** Letters that Unicode does not take apart, as people write them without that letter. */
const LETTERS: Record<string, string> = {
  ...{ ø: 'o', ł: 'l', đ: 'd', ð: 'd', ħ: 'h', ŧ: 't', æ: 'ae', œ: 'oe', þ: 'th', ς: 'σ' },
  // Typographic quotes and dashes, which keyboards have only one of.
  ...{ '’': "'", '‘': "'", ʼ: "'", '“': '"', '”': '"', '‐': '-', '–': '-', '—': '-' },
};
const FOLDED_LETTERS = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'g');

/**
 * A text as it is searched and sorted: compatibility forms, capitals and accents are folded, runs of
 * white space are one space. Stored texts and queries are folded alike, so that a plain `includes`
 * on folded texts decides what is found. Source: Unicode 16 §3.13 (caseless matching), UAX #15.
 */
export function foldText(text: string): string {
  return withoutAccents(inOneCase(withoutAccents(text)))
    .replace(FOLDED_LETTERS, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** So much of a text is measured at once. */
const SLICE = 32;
/** Nothing in these grows. */
const ASCII = /^\p{ASCII}*$/u;

/**
 * A text as it is searched, which folding makes longer by so much at most: one character can become
 * 18. What comes after that is left out.
 * @param mostAdded in UTF-16 code units
 */
export function foldBounded(text: string, mostAdded: number): string {
  if (ASCII.test(text)) return foldText(text);
  let added = 0;
  for (let end = SLICE; end - SLICE < text.length; end += SLICE) {
    const slice = text.slice(end - SLICE, end);
    added += Math.max(0, foldText(slice).length - slice.length);
    if (added > mostAdded) return foldText(wellCut(text, end - SLICE));
  }
  return foldText(text);
}

/** The beginning of a text, without half of a character. */
const wellCut = (text: string, end: number) => text.slice(0, end).replace(/[\uD800-\uDBFF]$/, '');

const withoutAccents = (text: string) => text.normalize('NFKD').replace(IGNORED, '');

/** Through both cases: some letters have two small ones, others are two letters in capitals. */
const inOneCase = (text: string) => text.toLowerCase().toUpperCase().toLowerCase();
