import { expect, test } from 'vitest';
import { createTally } from './tally-rows.ts';

const invalid = (row: number, reason: string) => ({
  row,
  outcome: 'invalid' as const,
  reasons: [reason],
});

test('reasons that quote cells are told together once there are many of a kind', () => {
  const tally = createTally();
  const cells = Array.from({ length: 300 }, (_none, n) => `email: "p${n}" isn't a valid email`);
  tally.add(cells.map((reason, n) => invalid(n + 1, reason)));
  tally.add([invalid(301, `role: "a \\"b\\"" isn't a known role`)]);
  const { reasons } = tally.result();
  expect(reasons).toHaveLength(12);
  expect(reasons[10]).toMatchObject({
    reason: `email: "…" isn't a valid email`,
    count: 290,
  });
  expect(reasons.at(-1)?.reason).toContain('isn’t a known role'.replace('’', "'"));
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
    },
  ]);
});
