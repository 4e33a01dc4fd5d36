import { join } from 'node:path';
import { capture, forwardSignals, root, tool } from './processes.ts';
import { installDependencies, seconds } from './steps.ts';

type Check = { name: string; command: string[]; cwd?: string };

/** Several times as fast as the TypeScript that svelte-check and the build need. */
const NATIVE_TSC = 'node_modules/typescript-native/bin/tsc';

const CHECKS: Check[] = [
  { name: 'format and lint', command: tool('biome', 'check', '--error-on-warnings') },
  { name: 'types', command: [process.execPath, '--bun', NATIVE_TSC, '-p', 'tsconfig.json'] },
  {
    name: 'svelte types',
    command: [process.execPath, 'run', 'check'],
    cwd: join(root, 'apps/web'),
  },
  { name: 'unused code', command: tool('knip', '--no-progress') },
  { name: 'workspace', command: tool('sherif', '--fail-on-warnings') },
  { name: 'architecture', command: tool('vitest', 'run', 'tooling/architecture') },
];

async function runCheck({ name, command, cwd }: Check) {
  const start = performance.now();
  const { code, output } = await capture(command, { cwd });
  const ok = code === 0;
  console.log(`${ok ? '✓' : '✗'} ${name} (${seconds(start)})`);
  return { name, ok, output };
}

/**
 * Runs every check side by side, prints a line for each and the output of those that failed.
 * @returns how many passed and how many failed
 */
export async function runChecks(): Promise<{ passed: number; failed: number }> {
  const results = await Promise.all(CHECKS.map(runCheck));
  const failed = results.filter((result) => !result.ok);
  for (const { name, output } of failed) console.log(`\n── ${name}\n${output.trim()}`);
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
