import { expect, test } from 'vitest';
import { createTokenMemory } from './token-memory.ts';

test('a token is recalled by its whole text', () => {
  const memory = createTokenMemory<string>(10);
  memory.remember('token', 'ada');
  expect(memory.recall('token')).toBe('ada');
  for (const other of ['', 'toke', 'token ', 'Token', 'tokens']) {
    expect(memory.recall(other)).toBeUndefined();
  }
});

test('it keeps so many and forgets the one that came first', () => {
  const memory = createTokenMemory<number>(3);
  for (let n = 1; n <= 5; n++) memory.remember(`token ${n}`, n);
  const recalled = [1, 2, 3, 4, 5].map((n) => memory.recall(`token ${n}`));
  expect(recalled).toEqual([undefined, undefined, 3, 4, 5]);
});
