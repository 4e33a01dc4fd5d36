import { expect, test } from 'vitest';
import { readOptions } from './options.ts';
import { SECTION_NAMES } from './sections.ts';

test('measures everything unless told otherwise', () => {
  expect(readOptions([])).toMatchObject({ sections: SECTION_NAMES, rounds: 5, check: false });
});

test('measures what is named, in the usual order', () => {
  expect(readOptions(['--only', 'livez', '--only', 'calls']).sections).toEqual(['calls', 'livez']);
});

test('leaves out what is named', () => {
  expect(readOptions(['--skip', 'user-lists']).sections).not.toContain('user-lists');
});

test('a quick run has one round, or as many as it is told', () => {
  expect(readOptions(['--quick']).rounds).toBe(1);
  expect(readOptions(['--quick', '--rounds', '2']).rounds).toBe(2);
});

test.each([
  [['--only', 'nothing'], 'There is no section nothing'],
  [['--only', 'calls', '--skip', 'calls'], 'Nothing is left to measure.'],
  [['--rounds', '0'], '--rounds takes a number'],
  [['--fast'], "Unknown option '--fast'"],
])('refuses %j', (args, message) => {
  expect(() => readOptions(args)).toThrow(message);
});
