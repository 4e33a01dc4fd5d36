import { expect, test } from 'vitest';
import { changeText } from './change-text.ts';

test.each([
  [12, 10, '12 sign-ups in the last 30 days, 20% more than in the 30 days before.'],
  [1, 2, '1 sign-up in the last 30 days, 50% fewer than in the 30 days before.'],
  [1000, 1001, '1,000 sign-ups in the last 30 days, 1% fewer than in the 30 days before.'],
  [3, 0, '3 sign-ups in the last 30 days, more than in the 30 days before.'],
  [0, 0, '0 sign-ups in the last 30 days, the same as in the 30 days before.'],
])('%d after %d', (now, before, text) => {
  expect(changeText(now, before, 'sign-up', 30)).toBe(text);
});
