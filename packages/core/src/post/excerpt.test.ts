import { expect, test } from 'vitest';
import { excerptOf } from './excerpt.ts';

const lengthOf = (text: string) => [...text].length;

test('a text that is short enough is its own excerpt', () => {
  for (const text of ['', 'short', 'x'.repeat(280), '🙂'.repeat(280)]) {
    expect(excerptOf(text)).toBe(text);
  }
});

test('a longer one ends between words', () => {
  const excerpt = excerptOf('seven\nletters '.repeat(40));
  expect(lengthOf(excerpt)).toBeLessThanOrEqual(280);
  expect(excerpt).toMatch(/(?:seven|letters)…$/);
});

test.each(['x', '🙂', '語', '"'])(
  'a longer one without words is cut between characters: %s',
  (c) => {
    expect(excerptOf(c.repeat(281))).toBe(`${c.repeat(279)}…`);
  },
);
