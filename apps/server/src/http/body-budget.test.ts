import { expect, test } from 'vitest';
import { createBodyBudget } from './body-budget.ts';

const MIB = 1024 * 1024;

test('one IP holds its share, all together no more than there is', () => {
  const take = createBodyBudget();
  const ips = ['a', 'b', 'c', 'd'];
  const places = ips.map((ip) => take(ip, 32 * MIB));
  for (const place of places) expect(place).toBeDefined();
  expect(take('a', 1)).toBeUndefined();
  expect(take('e', 1)).toBeUndefined();
  expect(take('e', 0)).toBeDefined();
  places[0]?.();
  expect(take('b', 1)).toBeUndefined();
  expect(take('e', 32 * MIB)).toBeDefined();
  expect(take('a', 1)).toBeUndefined();
});
