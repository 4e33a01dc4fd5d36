/** How many tests passed and failed. */
export type Count = { passed: number; failed: number };

/** The sum of counts. */
export function sum(counts: Count[]): Count {
  return {
    passed: counts.reduce((total, { passed }) => total + passed, 0),
    failed: counts.reduce((total, { failed }) => total + failed, 0),
  };
}

/**
 * A runner's verdict beside its own count: a run that ended badly without a failed test, ran no
 * test or left no report counts as one failure more.
 */
function judged({ passed, failed }: Count, exitCode: number): Count {
  const isUnexplained = failed === 0 && (exitCode !== 0 || passed === 0);
  return { passed, failed: isUnexplained ? 1 : failed };
}

function parsed(report: string | undefined): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(report ?? '');
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

const numberAt = (value: unknown) => (typeof value === 'number' ? value : 0);

/** Counts Vitest's JSON report. A file that could not be loaded counts as one failure. */
export function countVitest(report: string | undefined, exitCode: number): Count {
  const { numPassedTests, numFailedTests, testResults } = parsed(report);
  const files: unknown[] = Array.isArray(testResults) ? testResults : [];
  const unloaded = files.filter(
    (file) =>
      typeof file === 'object' &&
      file !== null &&
      'status' in file &&
      file.status === 'failed' &&
      'assertionResults' in file &&
      Array.isArray(file.assertionResults) &&
      file.assertionResults.length === 0,
  );
  return judged(
    { passed: numberAt(numPassedTests), failed: numberAt(numFailedTests) + unloaded.length },
    exitCode,
  );
}

/** Counts Playwright's JSON report. A test that passed on a second try counts as passed. */
export function countPlaywright(report: string | undefined, exitCode: number): Count {
  const { stats } = parsed(report);
  const { expected, flaky, unexpected } = parsed(JSON.stringify(stats));
  return judged(
    { passed: numberAt(expected) + numberAt(flaky), failed: numberAt(unexpected) },
    exitCode,
  );
}
