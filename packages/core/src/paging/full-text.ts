/** A trigram index knows nothing shorter. Source: sqlite.org/fts5.html §4.3.4. */
const SHORTEST = 3;
/** What neither a line nor a longer text ever has: see the fields in schemas. */
const NEVER_IN = { line: /\p{Cc}/u, text: /[\p{Cc}--[\n\t]]/v };
/** How many trigrams of a long text are asked for: few have all of these and not the rest. */
const TRIGRAMS_ASKED = 12;

/** Whether a trigram index finds a text; lengths are in code points. */
export function isLongEnough(text: string): boolean {
  return [...text].length >= SHORTEST;
}

/**
 * Whether a text cannot stand in what is searched. It is not to be looked for: an index cannot be
 * asked for a NUL, and `like` takes it for the end of the pattern.
 */
export function isNowhere(text: string, searched: keyof typeof NEVER_IN): boolean {
  return NEVER_IN[searched].test(text);
}

/** A text as an index is asked for it: as it stands, without any operator. */
export function ftsPhrase(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/**
 * A text as a trigram index is asked for what may have it: for all of its trigrams, each once. An
 * index that looks for `aaaa…` as a phrase compares every place of one `aaa` with every other's.
 */
export function trigramsOf(text: string): string {
  const distinct = distinctTrigrams(text);
  const step = Math.max(1, distinct.length / TRIGRAMS_ASKED);
  const count = Math.min(distinct.length, TRIGRAMS_ASKED);
  const asked = Array.from({ length: count }, (_, index) => distinct[Math.floor(index * step)]);
  return asked.map((trigram = '') => ftsPhrase(trigram)).join(' AND ');
}

/** Whether a trigram comes twice in a text. */
export function repeatsItself(text: string): boolean {
  return distinctTrigrams(text).length < [...text].length - SHORTEST + 1;
}

function distinctTrigrams(text: string): string[] {
  const characters = [...text];
  const starts = characters.slice(0, 1 - SHORTEST);
  const all = starts.map((_, start) => characters.slice(start, start + SHORTEST).join(''));
  return [...new Map(all.map((trigram) => [foldCase(trigram), trigram])).values()];
}

/** A text as it compares with others, capitals aside: both ways, since some letters have two small. */
export function foldCase(text: string): string {
  return text.toLowerCase().toUpperCase();
}

/** One or two characters as the indexes for these hold them: in hexadecimal, ASCII in small letters. */
export function shortTokenOf(text: string): string {
  const capitalsAside = text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  const token = ftsPhrase(Buffer.from(capitalsAside).toString('hex'));
  return [...text].length === 1 ? `${token}*` : token;
}
