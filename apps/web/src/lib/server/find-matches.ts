import { foldText } from '@rolecall/schemas/fold-text';
import type { Span } from '../spans.ts';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const ASCII = /^[\x21-\x7E]+( [\x21-\x7E]+)*$/;

/**
 * Where the words of a search stand in a text that is shown. Both are folded as the search folds
 * them, so `odi` is found in `Ödi`; a letter is marked whole, however many it folds to.
 * @param words folded
 */
export function findMatches(text: string, words: readonly string[]): Span[] {
  const letters = ASCII.test(text)
    ? [...text].map((letter, at) => ({ from: at, to: at + 1, folded: letter.toLowerCase() }))
    : foldedLetters(text);
  const folded = letters.map((letter) => letter.folded).join('');
  /** The letter that each unit of the folded text comes from. */
  const units = letters.flatMap((letter) => letter.folded.split('').map(() => letter));
  const found = words.flatMap((word) =>
    placesOf(folded, word).flatMap((at) => {
      const [first, last] = [units[at], units[at + word.length - 1]];
      return first && last ? [{ from: first.from, to: last.to }] : [];
    }),
  );
  return merged(found);
}

function foldedLetters(text: string) {
  return [...graphemes.segment(text)].map(({ segment, index }) => ({
    from: index,
    to: index + segment.length,
    folded: /^\s+$/.test(segment) ? ' ' : foldText(segment),
  }));
}

function placesOf(text: string, word: string): number[] {
  const places: number[] = [];
  if (word === '') return places;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) places.push(at);
  return places;
}

/** In the order of the text, each part of it once. */
function merged(spans: Span[]): Span[] {
  const result: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else result.push({ ...span });
  }
  return result;
}
