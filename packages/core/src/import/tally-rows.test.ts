import { expect, test } from 'vitest';
import { createTally } from './tally-rows.ts';

const invalid = (row: number, reason: string) => ({
  row,
  outcome: 'invalid' as const,
  reasons: [reason],
});

test('reasons that quote cells are told together once there are many of a kind', () => {
  const tally = createTally();
  const cells = Array.from({ length: 300 }, (_none, n) => `Email: “p${n}” isn’t a valid email.`);
  tally.add(cells.map((reason, n) => invalid(n + 1, reason)));
  tally.add([invalid(301, `Role: “a "b"” isn’t a known role.`)]);
  const { reasons } = tally.result();
  expect(reasons).toHaveLength(12);
  expect(reasons[10]).toMatchObject({
    reason: `Email: “…” isn’t a valid email.`,
    count: 290,
  });
  expect(reasons.at(-1)?.reason).toContain('isn’t a known role');
});

test('rows with an email of an earlier one are told together', () => {
  const tally = createTally();
  const rows = [7, 8, 9].map((row) => ({
    row,
    outcome: 'conflicting' as const,
    reasons: [`Row ${row - 5} has the same email.`],
  }));
  tally.add(rows);
  expect(tally.result().reasons).toEqual([
    {
      outcome: 'conflicting',
      reason: 'An earlier row has the same email.',
      count: 3,
      rows: [7, 8, 9],
      rowRanges: ['7–9'],
    },
  ]);
});

test('all rows of a reason are named, as ranges, up to a bound', () => {
  const tally = createTally();
  tally.add([1, 2, 3, 4, 5, 6, 9, 11, 12].map((row) => invalid(row, 'Email: This row has none.')));
  expect(tally.result().reasons[0]).toMatchObject({
    rows: [1, 2, 3, 4, 5],
    rowRanges: ['1–6', '9', '11–12'],
  });
  const scattered = Array.from({ length: 900 }, (_none, n) => invalid(20 + 2 * n, 'No password.'));
  tally.add(scattered);
  const { rowRanges = [] } = tally.result().reasons[1] ?? {};
  expect(rowRanges).toHaveLength(201);
  expect(rowRanges.at(-1)).toBe('…');
});

test('a file with much wrong everywhere has a report that is soon read', () => {
  const tally = createTally();
  for (let row = 0; row < 40_000; row++) tally.add([invalid(2 * row, `Reason ${row % 150}.`)]);
  const named = tally.result().reasons.map(({ rowRanges }) => rowRanges.length);
  expect(Math.min(...named)).toBeGreaterThan(5);
  expect(named.reduce((sum, count) => sum + count)).toBeLessThan(3_000);
});
