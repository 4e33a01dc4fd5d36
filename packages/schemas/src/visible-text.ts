/** Scripts whose words have joiners inside: Persian, the scripts of India and their like. */
const JOINING = [
  ...['Arabic', 'Syriac', 'Mandaic', 'Nko', 'Mongolian', 'Devanagari', 'Bengali', 'Gurmukhi'],
  ...['Gujarati', 'Oriya', 'Tamil', 'Telugu', 'Kannada', 'Malayalam', 'Sinhala', 'Khmer'],
  ...['Myanmar', 'Tibetan', 'Balinese', 'Javanese', 'Adlam', 'Lao', 'Thai'],
];
const seenOf = (scripts: string[]) =>
  `[[${scripts.map((script) => `\\p{Script=${script}}`).join('')}]--\\p{Default_Ignorable_Code_Point}]`;
const LETTER = seenOf(JOINING);
const MONGOLIAN = seenOf(['Mongolian']);
const EMOJI = '\\p{Extended_Pictographic}';

/** Where a character that cannot be seen changes what can: there it stays. */
const IN_PLACE = [
  // Joiners inside words and emoji, such as families and the rainbow flag.
  `(?<=${LETTER})\\u200c(?=${LETTER})`,
  `(?<=${LETTER})\\u200d`,
  `(?<=${EMOJI}[\\uFE0F\\p{Emoji_Modifier}]?)\\u200d(?=${EMOJI})`,
  // How an emoji, a keycap, a Chinese character or a sign is drawn.
  `(?<=${EMOJI})[\\uFE0E\\uFE0F]`,
  '(?<=[0-9#*])\\uFE0F(?=\\u20E3)',
  '(?<=\\p{Script=Han})[\\uFE00-\\uFE0F\\u{E0100}-\\u{E01EF}]',
  '(?<=[\\p{Sm}\\p{Script=Myanmar}])\\uFE00',
  // Mongolian forms and its vowel separator.
  `(?<=${MONGOLIAN})[\\u180B-\\u180D\\u180F]`,
  `(?<=${MONGOLIAN})\\u180E(?=${MONGOLIAN})`,
  // The flags of England, Scotland and Wales.
  '\\u{1F3F4}[\\u{E0020}-\\u{E007E}]+\\u{E007F}',
  // The space of Braille.
  '(?<=[\\u2801-\\u28FF])\\u2800(?=[\\u2801-\\u28FF])',
].join('|');

/**
 * Part of a regular expression: what Unicode says is not drawn, what is blank although it counts as a letter or sign, and what is no
 * character: noncharacters, private ones, and those that are not assigned, but for emoji to come.
 */
const UNASSIGNED = '[\\p{Cn}--\\p{Extended_Pictographic}]';
export const UNSEEN = `[\\p{Default_Ignorable_Code_Point}\\p{Co}${UNASSIGNED}\\u2800\\uFFF9-\\uFFFC\\u{1D159}]`;
const UNSEEN_OUT_OF_PLACE = new RegExp(`(${IN_PLACE})|${UNSEEN}`, 'gv');
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;

/**
 * A text without characters that no one can see: zero-width and blank ones, those that reorder what
 * is around them, tags and stray variation selectors. Joiners inside words and emoji stay. Marks
 * that stand on nothing are no text either. What is left has a visible character or is empty, so
 * that every field can tell an empty value.
 * Source: Unicode Standard Annex #31 (default ignorable code points), Technical Report #36.
 */
export function visibleText(text: string): string {
  // Twice: what stood between two marks kept them from the order in which they are stored.
  const seen = withoutUnseen(withoutUnseen(text)).trim();
  return VISIBLE.test(seen) ? seen.normalize('NFC') : '';
}

const withoutUnseen = (text: string) =>
  text.normalize('NFC').replace(UNSEEN_OUT_OF_PLACE, (_all, inPlace?: string) => inPlace ?? '');
