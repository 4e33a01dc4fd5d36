/** A trigram index knows nothing shorter. Source: sqlite.org/fts5.html §4.3.4. */
const LENGTH = 3;
/** How many trigrams of long words are asked for: few texts have all of these and not the rest. */
const TRIGRAMS_ASKED = 12;
/** So many tell words well enough where rows are then read: each more takes longer than it spares. */
const TRIGRAMS_COVERING = 6;

/** A text as an index is asked for it: as it stands, without any operator. */
function ftsPhrase(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/** What an index that knows where its trigrams are is asked for: each of the words. */
export function phrasesOf(words: string[]): string {
  return words.map(ftsPhrase).join(' AND ');
}

/**
 * Words as a trigram index is asked for what may have them: for all of their trigrams, each once. An
 * index that looks for `aaaa…` as a phrase compares every place of one `aaa` with every other's.
 */
export function trigramsOf(words: string[]): string {
  const distinct = [...new Set(words.flatMap(allTrigrams))];
  const step = Math.max(1, distinct.length / TRIGRAMS_ASKED);
  const count = Math.min(distinct.length, TRIGRAMS_ASKED);
  const asked = Array.from({ length: count }, (_, index) => distinct[Math.floor(index * step)]);
  return phrasesOf(asked.filter((trigram) => trigram !== undefined));
}

/** The same with few of them, side by side from the beginning of each word. */
export function coveringTrigrams(words: string[]): string {
  return phrasesOf([...new Set(words.flatMap(sideBySide))].slice(0, TRIGRAMS_COVERING));
}

/** Whether a trigram comes twice in a word. */
export function repeatsItself(word: string): boolean {
  const all = allTrigrams(word);
  return new Set(all).size < all.length;
}

function allTrigrams(word: string): string[] {
  const characters = [...word];
  const starts = characters.slice(0, 1 - LENGTH);
  return starts.map((_, start) => characters.slice(start, start + LENGTH).join(''));
}

function sideBySide(word: string): string[] {
  const characters = [...word];
  return Array.from({ length: Math.ceil(characters.length / LENGTH) }, (_, index) => {
    const start = Math.min(index * LENGTH, characters.length - LENGTH);
    return characters.slice(start, start + LENGTH).join('');
  });
}
