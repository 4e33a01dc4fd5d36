import { capture, forwardSignals, run, tool } from './processes.ts';
import { installDependencies, seconds } from './steps.ts';

/** Each fault that docs/security.md names, and the tests that cause it. */
const FAULTS = [
  { fault: 'killed while it writes', files: ['packages/db/src/crash.test.ts'] },
  {
    fault: 'disk full, read-only or damaged',
    files: ['apps/server/test/database-faults.test.ts', 'packages/db/src/database-fault.test.ts'],
  },
  {
    fault: 'database locked',
    files: ['packages/db/src/lock.test.ts', 'packages/db/src/write-queue.test.ts'],
  },
  {
    fault: 'database cut off, half-open, slow, away',
    files: ['apps/server/test/primary-away.test.ts', 'packages/db/src/away.test.ts'],
  },
  {
    fault: 'email provider down, slow, refusing; worker killed',
    files: [
      'apps/server/test/resend.test.ts',
      'apps/server/test/smtp.test.ts',
      'packages/core/src/mail/mail-worker.test.ts',
    ],
  },
  { fault: 'two nodes, rolling restart', files: ['apps/server/test/two-nodes.test.ts'] },
  {
    fault: 'migration interrupted, or by two nodes at once',
    files: ['packages/db/src/migrate.test.ts', 'packages/db/src/schema-version.test.ts'],
  },
  { fault: 'restore from a backup', files: ['apps/server/test/backup.test.ts'] },
  {
    fault: 'a start that cannot be, SIGTERM under load',
    files: [
      'apps/server/test/start.test.ts',
      'apps/server/test/start-faults.test.ts',
      'apps/server/test/unusable-places.test.ts',
    ],
  },
];

async function drillFaults(): Promise<boolean> {
  let failed = 0;
  for (const { fault, files } of FAULTS) {
    const start = performance.now();
    const { code, output } = await capture(tool('vitest', 'run', '--project=all', ...files));
    if (code !== 0) failed++;
    console.log(`${code === 0 ? '✓' : '✗'} ${fault} (${seconds(start)})`);
    if (code !== 0) console.log(output);
  }
  console.log(`\n${FAULTS.length - failed} of ${FAULTS.length} faults survived`);
  return failed === 0;
}

async function soak(minutes = '10'): Promise<boolean> {
  return (await run([process.execPath, 'apps/server/test/soak.ts', minutes])) === 0;
}

forwardSignals();
const [what, ...rest] = process.argv.slice(2);
if (what !== undefined && what !== 'soak') {
  console.error('Usage: bun run drill [soak [MINUTES]]');
  process.exit(2);
}
if (!(await installDependencies())) process.exit(1);
process.exit((await (what === 'soak' ? soak(...rest) : drillFaults())) ? 0 : 1);
