import { expect, test, vi } from 'vitest';
import { learnMapping } from './mapping.ts';

test('a name is read once, however many are learnt after it', () => {
  const read = vi.spyOn(String.prototype, 'toLowerCase');
  const { learn, mapping } = learnMapping({}, {});
  for (let n = 0; n < 500; n++) learn([`column ${n}`]);
  learn(['E-Mail']);
  const { length } = read.mock.calls;
  read.mockRestore();
  expect(mapping.email).toBe('E-Mail');
  expect(length).toBeLessThan(1_000);
});

test('names are bounded in length and number', () => {
  const { learn, columns } = learnMapping({}, {});
  learn(['e'.repeat(201), 'é'.repeat(200)]);
  expect([...columns]).toEqual(['é'.repeat(200)]);
  learn(Array.from({ length: 20_000 }, (_, n) => `column ${n}`));
  expect(columns.size).toBe(10_000);
});

test('of several columns that came at once the usual order decides, and a found one stays', () => {
  const { learn, mapping } = learnMapping({ fullName: 'profile.name' }, { role: null });
  learn(['mail', 'email', 'profile', 'role']);
  learn(['Email', 'full_name']);
  expect(mapping).toEqual({ email: 'email', fullName: 'profile.name', role: null });
});
