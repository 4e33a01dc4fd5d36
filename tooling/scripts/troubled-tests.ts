import { z } from 'zod';

/** A test that failed at least once. */
export type TroubledTest = {
  name: string;
  /** `flaky` if it passed on its second try. */
  state: 'failed' | 'flaky';
  /** The first line of what went wrong, where the report has it. */
  reason?: string;
};

const VitestReport = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().default(''),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.string(),
          failureMessages: z.array(z.string()).default([]),
        }),
      ),
    }),
  ),
});

const Spec = z.object({
  title: z.string(),
  file: z.string(),
  line: z.number(),
  tests: z.array(z.object({ status: z.string() })),
});
type Suite = { specs?: z.infer<typeof Spec>[] | undefined; suites?: Suite[] | undefined };
const Suite: z.ZodType<Suite> = z.object({
  specs: z.array(Spec).optional(),
  suites: z.array(z.lazy(() => Suite)).optional(),
});
const PlaywrightReport = z.object({ suites: z.array(Suite) });

function read<T>(schema: z.ZodType<T>, report: string | undefined): T | undefined {
  try {
    return schema.safeParse(JSON.parse(report ?? '')).data;
  } catch {
    return undefined;
  }
}

const firstLine = (text = '') => text.split('\n')[0] ?? '';

/** The troubled tests of Vitest's JSON report, files that could not be loaded among them. */
export function troubledVitest(report: string | undefined): TroubledTest[] {
  const files = read(VitestReport, report)?.testResults ?? [];
  return files.flatMap(({ name, status, message, assertionResults }): TroubledTest[] => {
    const tests = assertionResults
      .filter((test) => test.failureMessages.length > 0 || test.status === 'failed')
      .map(
        (test): TroubledTest => ({
          name: `${name} › ${test.fullName}`,
          state: test.status === 'failed' ? 'failed' : 'flaky',
          reason: firstLine(test.failureMessages[0]),
        }),
      );
    const isUnexplained = status === 'failed' && !tests.some(({ state }) => state === 'failed');
    return isUnexplained
      ? [...tests, { name, state: 'failed', reason: firstLine(message) }]
      : tests;
  });
}

const specsOf = ({ specs = [], suites = [] }: Suite): z.infer<typeof Spec>[] => [
  ...specs,
  ...suites.flatMap(specsOf),
];

/** The troubled tests of Playwright's JSON report. */
export function troubledPlaywright(report: string | undefined): TroubledTest[] {
  const specs = (read(PlaywrightReport, report)?.suites ?? []).flatMap(specsOf);
  return specs.flatMap(({ title, file, line, tests }): TroubledTest[] => {
    const name = `${file}:${line} › ${title}`;
    if (tests.some(({ status }) => status === 'unexpected')) return [{ name, state: 'failed' }];
    return tests.some(({ status }) => status === 'flaky') ? [{ name, state: 'flaky' }] : [];
  });
}
