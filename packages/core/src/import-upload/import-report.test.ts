import { expect, test } from 'vitest';
import { reportOf } from './import-report.ts';

test('a preview that version 0.1 stored names the rows that it knows', () => {
  const reason = { outcome: 'new', reason: 'has no password: imported as invited' };
  const plan = {
    ...{ format: 'csv', system: 'table of users', mapping: {}, unused: [], warnings: [] },
    ...{ rows: 9, counts: { new: 9, existing: 0, conflicting: 0, invalid: 0, skipped: 0 } },
    ...{ admins: 0, inactive: 0, withoutPassword: 9, hashKinds: {} },
    reasons: [
      { ...reason, count: 9, rows: [1, 2, 3, 4, 5] },
      { ...reason, count: 2, rows: [8, 9] },
    ],
  };
  const { reasons } = reportOf({ report: { plan } }).plan ?? {};
  expect(reasons?.map(({ rowRanges }) => rowRanges)).toEqual([
    ['1', '2', '3', '4', '5', '…'],
    ['8', '9'],
  ]);
});
