import { describe, expect, test } from 'vitest';
import { troubledPlaywright, troubledVitest } from './troubled-tests.ts';

describe('Vitest', () => {
  const result = (fullName: string, status: string, failureMessages: string[] = []) => ({
    fullName,
    status,
    failureMessages,
  });
  const report = (status: string, assertionResults: object[], message = '') =>
    JSON.stringify({ testResults: [{ name: 'a.test.ts', status, message, assertionResults }] });

  test('a test that failed is named with its reason', () => {
    const tests = [result('adds', 'passed'), result('divides', 'failed', ['Error: by 0\n  at a'])];
    expect(troubledVitest(report('failed', tests))).toEqual([
      { name: 'a.test.ts › divides', state: 'failed', reason: 'Error: by 0' },
    ]);
  });

  test('a test that passed on its second try is flaky', () => {
    expect(troubledVitest(report('passed', [result('waits', 'passed', ['late'])]))).toEqual([
      { name: 'a.test.ts › waits', state: 'flaky', reason: 'late' },
    ]);
  });

  test('a file that could not be loaded, or whose hooks fail, is named itself', () => {
    for (const tests of [[], [result('adds', 'passed')]]) {
      expect(troubledVitest(report('failed', tests, 'no such module'))).toEqual([
        { name: 'a.test.ts', state: 'failed', reason: 'no such module' },
      ]);
    }
  });
});

test('Playwright’s specs are found in suites within suites', () => {
  const spec = (title: string, status: string) => ({
    title,
    file: 'a.spec.ts',
    line: 3,
    tests: [{ status }],
  });
  const inner = { specs: [spec('signs in', 'flaky'), spec('signs out', 'expected')] };
  const suites = [{ specs: [spec('registers', 'unexpected')], suites: [inner] }];
  expect(troubledPlaywright(JSON.stringify({ suites }))).toEqual([
    { name: 'a.spec.ts:3 › registers', state: 'failed' },
    { name: 'a.spec.ts:3 › signs in', state: 'flaky' },
  ]);
});

test.each([undefined, '', 'null', '{"testResults": 3', '{"suites": 3}'])(
  'no report: %s',
  (text) => {
    expect(troubledVitest(text)).toEqual([]);
    expect(troubledPlaywright(text)).toEqual([]);
  },
);
