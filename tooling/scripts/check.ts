import { capture, forwardSignals, task, tool } from './processes.ts';
import { installDependencies, seconds, syncWeb } from './steps.ts';
import { taskOutput } from './task-output.ts';

/** What a person calls each check, and the task of turbo.json behind it. */
const CHECKS = [
  { name: 'format and lint', taskName: 'lint' },
  { name: 'types', taskName: 'types' },
  { name: 'svelte types', taskName: 'svelte-types' },
  { name: 'unused code', taskName: 'unused-code' },
  { name: 'workspace', taskName: 'workspace' },
  { name: 'architecture', taskName: 'architecture' },
];

async function runCheck({ name, taskName }: (typeof CHECKS)[number]) {
  const start = performance.now();
  const { code, output } = await capture(task(taskName, '--json'));
  const ok = code === 0;
  console.log(`${ok ? '✓' : '✗'} ${name} (${seconds(start)})`);
  return { name, ok, output };
}

/**
 * Runs every check side by side, prints a line for each and the output of those that failed.
 * @returns how many passed and how many failed
 */
export async function runChecks(): Promise<{ passed: number; failed: number }> {
  if (!(await syncWeb())) return { passed: 0, failed: CHECKS.length };
  const results = await Promise.all(CHECKS.map(runCheck));
  const failed = results.filter((result) => !result.ok);
  for (const { name, output } of failed) console.log(`\n── ${name}\n${taskOutput(output).trim()}`);
  return { passed: results.length - failed.length, failed: failed.length };
}

if (import.meta.main) {
  forwardSignals();
  if (!(await installDependencies())) process.exit(1);
  // Before the others, which would read files while they change.
  if (process.argv.includes('--fix')) await capture(tool('biome', 'check', '--write'));
  const { failed } = await runChecks();
  process.exit(failed === 0 ? 0 : 1);
}
