import { expect, test } from 'vitest';
import { createFigures } from '../run/figures.ts';
import { SECTION_NAMES } from '../sections.ts';
import { BARS, type Bar, judge } from './bars.ts';

const bar: Bar = {
  section: 'calls',
  name: 'a bar',
  is: 'at least',
  limit: 2,
  unit: '×',
  value: (figures) => figures.get('a'),
};

function judgeOne(changes: Partial<Bar>, ...values: number[]) {
  const figures = createFigures();
  for (const value of values) figures.add('a', value);
  return judge([{ ...bar, ...changes }], figures)[0];
}

test('the median of the rounds decides', () => {
  expect(judgeOne({}, 1, 2.5, 9)).toMatchObject({ measured: 2.5, passed: true });
});

test('a figure on the line passes, one beyond it does not', () => {
  expect(judgeOne({ is: 'at least' }, 2)?.passed).toBe(true);
  expect(judgeOne({ is: 'at least' }, 1.99)?.passed).toBe(false);
  expect(judgeOne({ is: 'at most' }, 2)?.passed).toBe(true);
  expect(judgeOne({ is: 'at most' }, 2.01)?.passed).toBe(false);
});

test('what was not measured, or is no number, has not passed', () => {
  expect(judgeOne({})).toMatchObject({ measured: undefined, passed: false });
  expect(judgeOne({ is: 'at most' }, Number.NaN)?.passed).toBe(false);
});

test('a server that answers twice as many needs half the processor time', () => {
  const figures = createFigures();
  figures.add('me/rolecall/cpu', 100);
  figures.add('me/better-auth/cpu', 900);
  figures.add('hello/floor/cpu', 16);
  const measured = (name: string) =>
    judge(BARS, figures).find((result) => result.name === name)?.measured;
  expect(measured('user.me over tRPC, of better-auth')).toBe(9);
  expect(measured('user.me over tRPC, of Hono hello')).toBe(0.16);
});

test('every question about users must pass', () => {
  const figures = createFigures();
  figures.add('user-lists/ratio/first page', 1.1);
  figures.add('user-lists/ratio/last page', 2.4);
  const results = judge(BARS, figures).filter(({ section }) => section === 'user-lists');
  expect(results).toMatchObject([{ measured: 2.4, passed: false }]);
});

test('each bar has a name of its own and belongs to a section', () => {
  expect(new Set(BARS.map(({ name }) => name)).size).toBe(BARS.length);
  for (const { section } of BARS) expect(SECTION_NAMES).toContain(section);
});
