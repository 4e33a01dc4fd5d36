import { expect, test } from 'vitest';
import { hueOf, initials } from './initials.ts';

test.each(
  Object.entries({
    'Ada Lovelace': 'AL',
    ada: 'A',
    'Anna Maria van der Berg': 'AB',
    'jean-luc.picard': 'JP',
    '(Bob) “Builder”': 'BB',
    '山田 太郎': '山',
    やまだ: 'や',
    '김 민준': '김',
    'محمد عبد الرحمن': 'م',
    'דוד כהן': 'ד',
    'E\u0301mile Zola': 'ÉZ',
    'x\u0323y Q\u0323q': 'X\u0323Q\u0323',
    '  ': '',
    '': '',
    '🦊 …': '',
  }),
)('the initials of “%s” are “%s”', (name, expected) => {
  expect(initials(name)).toBe(expected);
});

test('an id always has the same hue', () => {
  expect(hueOf('usr_1')).toBe(hueOf('usr_1'));
  const hues = new Set(Array.from({ length: 200 }, (_, index) => hueOf(`usr_${index}`)));
  expect(hues.size).toBe(12);
});
