import { describe, expect, test } from 'vitest';
import { countPlaywright, countVitest, sum } from './count.ts';

describe('Vitest', () => {
  const file = (status: string, tests: number) => ({ status, assertionResults: Array(tests) });
  const report = (passed: number, failed: number, files: object[] = []) =>
    JSON.stringify({ numPassedTests: passed, numFailedTests: failed, testResults: files });

  test.each([
    ['all passed', report(3, 0), 0, { passed: 3, failed: 0 }],
    ['one failed', report(2, 1), 1, { passed: 2, failed: 1 }],
    ['a file does not load', report(2, 0, [file('failed', 0)]), 1, { passed: 2, failed: 1 }],
    ['a file fails by its tests', report(2, 1, [file('failed', 3)]), 1, { passed: 2, failed: 1 }],
    ['an unhandled rejection', report(3, 0), 1, { passed: 3, failed: 1 }],
    ['no test', report(0, 0), 0, { passed: 0, failed: 1 }],
    ['no report', undefined, 0, { passed: 0, failed: 1 }],
    ['half a report', '{"numPassedTests": 3', 137, { passed: 0, failed: 1 }],
  ])('%s', (_name, text, exitCode, count) => {
    expect(countVitest(text, exitCode)).toEqual(count);
  });
});

describe('Playwright', () => {
  const report = (expected: number, unexpected: number, flaky = 0) =>
    JSON.stringify({ stats: { expected, unexpected, flaky, skipped: 4 } });

  test.each([
    ['all passed', report(3, 0), 0, { passed: 3, failed: 0 }],
    ['one failed', report(2, 1), 1, { passed: 2, failed: 1 }],
    ['one passed on a second try', report(2, 0, 1), 0, { passed: 3, failed: 0 }],
    ['the server did not start', report(0, 0), 1, { passed: 0, failed: 1 }],
    ['a crash after the tests', report(3, 0), 1, { passed: 3, failed: 1 }],
    ['no report', undefined, 1, { passed: 0, failed: 1 }],
    ['not a report', 'null', 0, { passed: 0, failed: 1 }],
  ])('%s', (_name, text, exitCode, count) => {
    expect(countPlaywright(text, exitCode)).toEqual(count);
  });
});

test('counts add up', () => {
  const counts = [
    { passed: 1, failed: 0 },
    { passed: 2, failed: 3 },
  ];
  expect(sum(counts)).toEqual({ passed: 3, failed: 3 });
});
