import { foldText } from '@rolecall/schemas/fold-text';
import { expect, test } from 'vitest';
import { cutAt } from '../spans.ts';
import { findMatches } from './find-matches.ts';

const marked = (text: string, q: string) =>
  cutAt(text, findMatches(text, foldText(q).split(' ')))
    .map((piece) => (piece.isMarked ? `[${piece.text}]` : piece.text))
    .join('');

test.each([
  ['Ada Lovelace', 'LOVE', 'Ada [Love]lace'],
  ['Ödi Ödison', 'odi', '[Ödi] [Ödi]son'],
  ['Odi', 'ödi', '[Odi]'],
  ['Søren Kierkegård', 'gard so', '[Sø]ren Kierke[gård]'],
  ['Weißmann', 'ss', 'Wei[ß]mann'],
  ['Weißmann', 's', 'Wei[ß]mann'],
  ['Ægir', 'ae', '[Æ]gir'],
  ['e\u0301toile', 'eto', '[e\u0301to]ile'],
  ['李小龍 Bruce', '小', '李[小]龍 Bruce'],
  ['ΟΔΥΣΣΕΥΣ', 'οδυσσευς', '[ΟΔΥΣΣΕΥΣ]'],
  ['🙂 Ada', 'ada', '🙂 [Ada]'],
  ['ada@bücher.example', 'bucher', 'ada@[bücher].example'],
  ['aaa', 'aa', '[aaa]'],
  ['Ada', 'zz', 'Ada'],
  ['', 'a', ''],
])('in %s a search for %s has found %s', (text, q, expected) => {
  expect(marked(text, q)).toBe(expected);
});
