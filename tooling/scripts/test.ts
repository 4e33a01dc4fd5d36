import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { runChecks } from './check.ts';
import { type Count, countPlaywright, countVitest, sum } from './count.ts';
import { findChromium } from './find-chromium.ts';
import { memoryFolder } from './memory-folder.ts';
import { exitIfStopped, forwardSignals, pipe, root, tool } from './processes.ts';
import {
  buildWeb,
  EXECUTABLE,
  installDependencies,
  makeExecutable,
  WEB_IS_BUILT,
} from './steps.ts';
import { type TroubledTest, troubledPlaywright, troubledVitest } from './troubled-tests.ts';

const FAILED: Count = { passed: 0, failed: 1 };
const reports = mkdtempSync(join(tmpdir(), 'rolecall-reports-'));
const executable = join(reports, 'rolecall');
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

/** Two cores are Playwright's, whose tests run beside these. */
const WORKERS = `--maxWorkers=${Math.max(2, availableParallelism() - 2)}`;

async function runVitest(shared: Record<string, string>): Promise<Count> {
  const path = join(reports, 'vitest.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${path}`];
  const command = tool('vitest', 'run', ...NOT_CHECKED, WORKERS, ...reporters);
  const code = await pipe('Vitest', command, { env: { ...shared, ...FEW_COMPILERS } });
  troubled.push(...troubledVitest(reportAt(path)));
  return countVitest(reportAt(path), code);
}

async function runPlaywright(shared: Record<string, string>): Promise<Count> {
  const chromium = await findChromium();
  if (chromium === undefined) {
    console.log('There is no Chromium for the browser tests: install the package chromium.');
    return FAILED;
  }
  const path = join(reports, 'playwright.json');
  const code = await pipe('Playwright', tool('playwright', 'test', '--reporter=list,json'), {
    cwd: join(root, 'apps/web'),
    env: { ...shared, CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: path },
  });
  troubled.push(...troubledPlaywright(reportAt(path)));
  return countPlaywright(reportAt(path), code);
}

/**
 * The checks run first: they use every core. Then both kinds of tests run side by side, since each
 * spends a quarter of its time waiting.
 */
async function runSuites(): Promise<Count> {
  if (!(await installDependencies()) || !(await buildWeb())) return FAILED;
  if (!(await makeExecutable(executable))) return FAILED;
  console.log('\nChecks\n');
  const checks = await runChecks();
  exitIfStopped();
  console.log('\nTests\n');
  const temporary = memoryFolder();
  const shared = {
    [EXECUTABLE]: executable,
    [WEB_IS_BUILT]: '1',
    ...(temporary !== undefined && { TMPDIR: temporary }),
  };
  const tests = await Promise.all([runVitest(shared), runPlaywright(shared)]);
  exitIfStopped();
  return sum([checks, ...tests]);
}

forwardSignals();
const { passed, failed } = await runSuites();
rmSync(reports, { recursive: true, force: true });
for (const { name, state, reason } of troubled) {
  console.log(`\n${state}: ${name.replace(`${root}/`, '')}${reason ? `\n  ${reason}` : ''}`);
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
