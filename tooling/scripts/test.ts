import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runChecks } from './check.ts';
import { type Count, countPlaywright, countVitest, sum } from './count.ts';
import { findChromium } from './find-chromium.ts';
import { exitIfStopped, forwardSignals, root, run, tool } from './processes.ts';
import { buildWeb, installDependencies } from './steps.ts';
import { type TroubledTest, troubledPlaywright, troubledVitest } from './troubled-tests.ts';

const FAILED: Count = { passed: 0, failed: 1 };
const reports = mkdtempSync(join(tmpdir(), 'rolecall-reports-'));
const troubled: TroubledTest[] = [];

function reportAt(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** Tests run most code a few times: compilers for what runs often cost more than they give back. */
const FEW_COMPILERS = { BUN_JSC_useDFGJIT: '0' };

/** The architecture is one of the checks, which ran before. */
const NOT_CHECKED = ['--project=!architecture'];

async function runVitest(): Promise<Count> {
  const path = join(reports, 'vitest.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${path}`];
  const command = tool('vitest', 'run', ...NOT_CHECKED, ...reporters);
  const code = await run(command, { env: FEW_COMPILERS });
  troubled.push(...troubledVitest(reportAt(path)));
  return countVitest(reportAt(path), code);
}

async function runPlaywright(): Promise<Count> {
  const chromium = await findChromium();
  if (chromium === undefined) {
    console.log('There is no Chromium for the browser tests: install the package chromium.');
    return FAILED;
  }
  const path = join(reports, 'playwright.json');
  const code = await run(tool('playwright', 'test', '--reporter=list,json'), {
    cwd: join(root, 'apps/web'),
    env: { CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: path },
  });
  troubled.push(...troubledPlaywright(reportAt(path)));
  return countPlaywright(reportAt(path), code);
}

const SUITES = [
  { name: 'Checks', runSuite: runChecks },
  { name: 'Unit and server tests', runSuite: runVitest },
  { name: 'Browser tests', runSuite: runPlaywright },
];

async function runSuites(): Promise<Count> {
  if (!(await installDependencies()) || !(await buildWeb())) return FAILED;
  const counts: Count[] = [];
  for (const { name, runSuite } of SUITES) {
    console.log(`\n${name}\n`);
    counts.push(await runSuite());
    exitIfStopped();
  }
  return sum(counts);
}

forwardSignals();
const { passed, failed } = await runSuites();
rmSync(reports, { recursive: true, force: true });
for (const { name, state, reason } of troubled) {
  console.log(`\n${state}: ${name.replace(`${root}/`, '')}${reason ? `\n  ${reason}` : ''}`);
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
