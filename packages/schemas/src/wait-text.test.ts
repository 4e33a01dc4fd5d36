import { expect, test } from 'vitest';
import { rateLimitedText } from './wait-text.ts';

test.each([
  [1, '1 second'],
  [42, '42 seconds'],
  [59.2, '60 seconds'],
  [61, '2 minutes'],
  [3_599, '1 hour'],
  [3_600, '1 hour'],
  [7_000, '2 hours'],
])('%s seconds are told as %s', (seconds, wait) => {
  expect(rateLimitedText(seconds)).toBe(`Too many attempts. Try again in ${wait}.`);
  expect(rateLimitedText(seconds, 'No.')).toBe(`No. Try again in ${wait}.`);
});

test.each([undefined, 0])('a wait of %s is not told in numbers', (seconds) => {
  expect(rateLimitedText(seconds)).toBe('Too many attempts. Try again later.');
});
