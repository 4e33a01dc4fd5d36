import { expect, test } from 'vitest';
import { countPlaywright, countVitest, sum } from './count.ts';

const ofFile = (status: string, tests: number) => ({ status, assertionResults: Array(tests) });
const ofVitest = (passed: number, failed: number, files: object[] = []) =>
  JSON.stringify({ numPassedTests: passed, numFailedTests: failed, testResults: files });
const ofPlaywright = (expected: number, unexpected: number, flaky = 0) =>
  JSON.stringify({ stats: { expected, unexpected, flaky, skipped: 4 } });

test.each([
  ['Vitest: all passed', countVitest, ofVitest(3, 0), 0, { passed: 3, failed: 0 }],
  ['Vitest: one failed', countVitest, ofVitest(2, 1), 1, { passed: 2, failed: 1 }],
  [
    'Vitest: a file does not load',
    countVitest,
    ofVitest(2, 0, [ofFile('failed', 0)]),
    1,
    { passed: 2, failed: 1 },
  ],
  [
    'Vitest: a file fails by its tests',
    countVitest,
    ofVitest(2, 1, [ofFile('failed', 3)]),
    1,
    { passed: 2, failed: 1 },
  ],
  ['Vitest: an unhandled rejection', countVitest, ofVitest(3, 0), 1, { passed: 3, failed: 1 }],
  ['Vitest: no test', countVitest, ofVitest(0, 0), 0, { passed: 0, failed: 1 }],
  ['Vitest: no report', countVitest, undefined, 0, { passed: 0, failed: 1 }],
  ['Vitest: half a report', countVitest, '{"numPassedTests": 3', 137, { passed: 0, failed: 1 }],
  ['Playwright: all passed', countPlaywright, ofPlaywright(3, 0), 0, { passed: 3, failed: 0 }],
  ['Playwright: one failed', countPlaywright, ofPlaywright(2, 1), 1, { passed: 2, failed: 1 }],
  [
    'Playwright: one passed on a second try',
    countPlaywright,
    ofPlaywright(2, 0, 1),
    0,
    { passed: 3, failed: 0 },
  ],
  [
    'Playwright: the server did not start',
    countPlaywright,
    ofPlaywright(0, 0),
    1,
    { passed: 0, failed: 1 },
  ],
  [
    'Playwright: a crash after the tests',
    countPlaywright,
    ofPlaywright(3, 0),
    1,
    { passed: 3, failed: 1 },
  ],
  ['Playwright: no report', countPlaywright, undefined, 1, { passed: 0, failed: 1 }],
  ['Playwright: not a report', countPlaywright, 'null', 0, { passed: 0, failed: 1 }],
])('%s', (_name, count, report, exitCode, counted) => {
  expect(count(report, exitCode)).toEqual(counted);
});

test('counts add up', () => {
  const counts = [
    { passed: 1, failed: 0 },
    { passed: 2, failed: 3 },
  ];
  expect(sum(counts)).toEqual({ passed: 3, failed: 3 });
});
